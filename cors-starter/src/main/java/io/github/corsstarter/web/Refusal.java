package io.github.corsstarter.web;

/**
 * Why a request was refused, in words that hold nothing of the request.
 *
 * @param status the HTTP status to answer with
 * @param code the stable, kebab-case code of the reason
 * @param description the reason as a clause, without a capital letter and a full stop
 */
public record Refusal(int status, String code, String description) {
}
