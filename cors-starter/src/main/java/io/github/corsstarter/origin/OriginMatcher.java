package io.github.corsstarter.origin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * All origins that a configuration allows, compiled for look-up. Immutable apart from a
 * memory of what patterns and regular expressions matched, and safe for use by many
 * threads.
 * <p>
 * A request's {@code Origin} is first looked up unread: in a hash table of the listed
 * origins, and in a memory of fixed size that keeps origins that something else matched
 * lately ({@link MatchedOrigins}). A hit needs no parsing, so that an allowed origin that
 * comes often costs the same, whatever allows it. An origin that is not known is read,
 * strictly, as a serialised origin; a value that is not one is refused here. Patterns
 * follow, in a table keyed by the end of the host ({@link PatternTable}), then all
 * regular expressions as one automaton ({@link RegexRules}). So the price does not grow
 * with the number of rules of any kind.
 */
public final class OriginMatcher {

	private final Map<String, OriginRule> exact;

	/**
	 * These three are {@code null} without rules for them, so that a list of origins
	 * loads none of their classes.
	 */
	private final @Nullable PatternTable patterns;

	private final @Nullable RegexRules regexes;

	private final @Nullable MatchedOrigins matched;

	private OriginMatcher(Builder builder) {
		this.exact = new HashMap<>(builder.exact);
		this.patterns = builder.patterns.isEmpty() ? null : new PatternTable(builder.patterns);
		this.regexes = builder.regexes.isEmpty() ? null : new RegexRules(new LinkedHashMap<>(builder.regexes));
		this.matched = (this.patterns != null || this.regexes != null) ? new MatchedOrigins() : null;
	}

	/**
	 * Start collecting rules.
	 * @return a builder without rules
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * The rule that is known to allow an origin by its text: it lists just this origin,
	 * or matched it before. This is all that ever allows {@code null} and
	 * {@code file://}.
	 * @param value the value of the {@code Origin} header
	 * @return the rule, or {@code null} if the value is not known
	 */
	public @Nullable OriginRule findKnown(String value) {
		if (value.length() > Origin.MAX_LENGTH) {
			return null;
		}
		OriginRule listed = this.exact.get(value);
		return (listed != null || this.matched == null) ? listed : this.matched.get(value);
	}

	/**
	 * The pattern or regular expression that allows an origin.
	 * @param origin the origin
	 * @param serialized its serialisation
	 * @return the rule, or {@code null} if none matches
	 */
	public @Nullable OriginRule findMatching(Origin origin, String serialized) {
		OriginRule rule = (this.patterns != null) ? this.patterns.find(origin) : null;
		if (rule == null && this.regexes != null) {
			rule = this.regexes.find(serialized);
		}
		if (rule != null && this.matched != null) {
			this.matched.put(serialized, rule);
		}
		return rule;
	}

	/**
	 * The rule that an origin comes nearest to, to explain why it is not allowed. This
	 * takes far longer than to decide that it is not, so it is not for every request. Its
	 * cost is bounded: of very many rules not all are compared, so that a near one can be
	 * missed.
	 * @param serialized the value of the {@code Origin} header
	 * @return the rule and what differs; {@code null} if a rule allows the origin, if
	 * nothing comes near, or if the value is longer than {@link Origin#MAX_LENGTH} and so
	 * is refused without being read
	 * @hidden
	 */
	public @Nullable NearMiss findNearMiss(String serialized) {
		if (serialized.length() > Origin.MAX_LENGTH || findKnown(serialized) != null) {
			return null;
		}
		Origin origin = Origin.ofSerialized(serialized);
		if (origin != null && findMatching(origin, serialized) != null) {
			return null;
		}
		return new NearMissFinder(this.exact, (this.patterns != null) ? this.patterns : new PatternTable(Map.of()),
				(this.regexes != null) ? this.regexes : new RegexRules(Map.of()))
			.find(serialized);
	}

	/**
	 * Whether no rule was configured.
	 * @return {@code true} if nothing can ever match
	 */
	public boolean isEmpty() {
		return this.exact.isEmpty() && this.patterns == null && this.regexes == null;
	}

	/**
	 * How many rules there are.
	 * @return the number, without rules that repeat an earlier one
	 * @hidden
	 */
	public int size() {
		return this.exact.size() + variableRules().size();
	}

	/**
	 * All rules in the order of the configuration: origins and patterns, then regular
	 * expressions. For reports; it sorts them each time.
	 * @return the rules, without rules that repeat an earlier one
	 */
	public List<OriginRule> rules() {
		List<OriginRule> rules = new ArrayList<>(this.exact.values());
		return inOrder(rules);
	}

	/**
	 * The rules that can match more than one origin: patterns and regular expressions, in
	 * the order of the configuration.
	 * @return the rules
	 * @hidden
	 */
	public List<OriginRule> variableRules() {
		return (this.matched != null) ? inOrder(new ArrayList<>()) : List.of();
	}

	/**
	 * A matcher for some of the rules, which keep their places.
	 * @param kept whether to keep a rule
	 * @return the matcher
	 * @hidden
	 */
	public OriginMatcher only(Predicate<OriginRule> kept) {
		Builder builder = new Builder();
		for (OriginRule rule : rules()) {
			if (this.regexes != null && kept.test(rule) && rule.kind() == OriginRule.Kind.REGEX) {
				builder.regexes.put(rule, this.regexes.regex(rule));
			}
			else if (kept.test(rule)) {
				builder.add(rule.index(), ListedOrigin.parse(rule.text()));
			}
		}
		return builder.build();
	}

	private List<OriginRule> inOrder(List<OriginRule> listed) {
		if (this.patterns != null) {
			this.patterns.forEachOfFirst(Integer.MAX_VALUE, (pattern, rule) -> listed.add(rule));
		}
		listed.sort(Comparator.comparingInt(OriginRule::index));
		if (this.regexes != null) {
			listed.addAll(this.regexes.rules());
		}
		return listed;
	}

	/**
	 * Collects rules; where two mean the same origins, the first is named in decisions.
	 */
	public static final class Builder {

		private final Map<String, OriginRule> exact = new HashMap<>();

		private final Map<OriginPattern, OriginRule> patterns = new LinkedHashMap<>();

		private final Map<OriginRule, OriginRegex> regexes = new LinkedHashMap<>();

		private int origins;

		private Builder() {
		}

		/**
		 * Add the next entry of a list of allowed origins.
		 * @param configured an origin, a pattern ({@link OriginPattern}), {@code null} or
		 * {@code file://}
		 * @return this builder
		 * @throws OriginSyntaxException if it is not one of these; it counts as an entry
		 * of the list nevertheless
		 */
		public Builder origin(String configured) {
			int index = this.origins++;
			return add(index, ListedOrigin.parse(configured));
		}

		/**
		 * Add an entry of a list of allowed origins.
		 * @param index its place in the list, from 0
		 * @param listed the entry
		 * @return this builder
		 * @hidden
		 */
		public Builder origin(int index, ListedOrigin listed) {
			return add(index, listed);
		}

		private Builder add(int index, ListedOrigin listed) {
			if (listed instanceof ListedOrigin.Exact origin) {
				this.exact.putIfAbsent(origin.serialized(), rule(OriginRule.Kind.EXACT, index, listed));
			}
			else if (listed instanceof ListedOrigin.Pattern pattern) {
				this.patterns.putIfAbsent(pattern.pattern(), rule(OriginRule.Kind.PATTERN, index, listed));
			}
			else {
				this.exact.putIfAbsent(listed.text(), rule(OriginRule.Kind.EXACT, index, listed));
			}
			return this;
		}

		private static OriginRule rule(OriginRule.Kind kind, int index, ListedOrigin listed) {
			return new OriginRule(kind, index, listed.text());
		}

		/**
		 * Add the next entry of a list of regular expressions over whole origins.
		 * @param regex the expression, in RE2 syntax
		 * @return this builder
		 * @throws IllegalArgumentException if it is not RE2 syntax, or too large
		 */
		public Builder regex(String regex) {
			return regex(this.regexes.size(), regex);
		}

		/**
		 * Add an entry of a list of regular expressions over whole origins.
		 * @param index its place in the list, from 0
		 * @param regex the expression, in RE2 syntax
		 * @return this builder
		 * @hidden
		 */
		public Builder regex(int index, String regex) {
			this.regexes.put(new OriginRule(OriginRule.Kind.REGEX, index, regex), OriginRegex.compile(regex));
			return this;
		}

		/**
		 * Compile the rules.
		 * @return the matcher
		 */
		public OriginMatcher build() {
			return new OriginMatcher(this);
		}

	}

}
