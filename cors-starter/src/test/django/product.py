"""Settings times requests: the cases that nobody would write by hand.

Where an answer here is another one than Django's is written down per rule and origin, by the numbers of
docs/conformance.md, and not learnt from either side.
"""

import re

LISTED = "https://example.com"
SIX_METHODS = "DELETE, GET, OPTIONS, PATCH, POST, PUT"
SIX_HEADERS = "accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with"

NEVER_SERIALISED = {"HTTPS://example.com": "D3", "https://example.com/": "D3"}

# What is allowed: settings, origins that only Django allows, and origins that are only allowed here.
RULES = {
    "one origin": ({"CORS_ALLOWED_ORIGINS": [LISTED]}, NEVER_SERIALISED, {}),
    "three origins": (
        {"CORS_ALLOWED_ORIGINS": [LISTED, "https://example.org", "http://localhost:3000"]},
        NEVER_SERIALISED,
        {},
    ),
    "an origin and null": (
        {"CORS_ALLOWED_ORIGINS": [LISTED, "null"]},
        {**NEVER_SERIALISED, "NULL": "D4"},
        {},
    ),
    "an expression": ({"CORS_ALLOWED_ORIGIN_REGEXES": [r"^https://\w+\.example\.com$"]}, {}, {}),
    "an expression without end": (
        {"CORS_ALLOWED_ORIGIN_REGEXES": [r"https://example\.com"]},
        {"https://example.com.evil.test": "D1", "https://example.com:443": "D1", "https://example.com/": "D1"},
        {},
    ),
    "an origin and an expression": (
        {"CORS_ALLOWED_ORIGINS": [LISTED], "CORS_ALLOWED_ORIGIN_REGEXES": [r"^http://localhost:\d+$"]},
        NEVER_SERIALISED,
        {},
    ),
    "any origin": (
        {"CORS_ALLOW_ALL_ORIGINS": True},
        {**NEVER_SERIALISED, "NULL": "D3", "https://example.com:443": "D3"},
        {},
    ),
    "a pattern": ({"CORS_ALLOWED_ORIGINS": ["https://*.example.com"]}, {}, {"https://a.example.com": "D21"}),
    "an origin in upper case": ({"CORS_ALLOWED_ORIGINS": ["HTTPS://EXAMPLE.com:443"]}, {}, {LISTED: "D3"}),
}

# What those are told who are allowed.
SHAPES = {
    "nothing else": {},
    "credentials": {"CORS_ALLOW_CREDENTIALS": True},
    "headers to read, and no time": {"CORS_EXPOSE_HEADERS": ["x-a", "X-B"], "CORS_PREFLIGHT_MAX_AGE": 0},
    "all of it": {
        "CORS_ALLOW_CREDENTIALS": True,
        "CORS_EXPOSE_HEADERS": ["x-total"],
        "CORS_ALLOW_PRIVATE_NETWORK": True,
        "CORS_PREFLIGHT_MAX_AGE": 600,
    },
    "a private network, other methods and headers": {
        "CORS_ALLOW_PRIVATE_NETWORK": True,
        "CORS_ALLOW_METHODS": ["GET", "POST"],
        "CORS_ALLOW_HEADERS": ["X-Mine"],
    },
    "no methods and no headers": {"CORS_ALLOW_METHODS": [], "CORS_ALLOW_HEADERS": []},
}

# Where: all paths, some, others.
SCOPES = [None, "^/api/", "^/(api|missing)/"]

PATHS = ["/any/x", "/api/x", "/missing/"]

REQUESTS = [("GET", None), ("POST", None), ("HEAD", None), ("OPTIONS", "PUT"), ("OPTIONS", None), ("OPTIONS", "")]

ORIGINS = [
    None,
    LISTED,
    "https://example.org",
    "http://localhost:3000",
    "null",
    "https://a.example.com",
    "https://example.com.evil.test",
    "https://example.com:443",
    "HTTPS://example.com",
    "https://example.com/",
    "NULL",
    "https://example.com]",
]


def told(settings, method, origin, private_network):
    """What an allowed origin is told, by the words of the documentation."""
    headers = {"access-control-allow-origin": origin}
    if settings.get("CORS_ALLOW_CREDENTIALS"):
        headers["access-control-allow-credentials"] = "true"
    if settings.get("CORS_EXPOSE_HEADERS"):
        headers["access-control-expose-headers"] = ", ".join(settings["CORS_EXPOSE_HEADERS"])
    if settings.get("CORS_ALLOW_PRIVATE_NETWORK") and private_network:
        headers["access-control-allow-private-network"] = "true"
    if method == "OPTIONS":
        headers["access-control-allow-methods"] = ", ".join(settings.get("CORS_ALLOW_METHODS", [SIX_METHODS]))
        headers["access-control-allow-headers"] = ", ".join(settings.get("CORS_ALLOW_HEADERS", [SIX_HEADERS]))
        if settings.get("CORS_PREFLIGHT_MAX_AGE", 86400):
            headers["access-control-max-age"] = str(settings.get("CORS_PREFLIGHT_MAX_AGE", 86400))
    return headers


def refused(rule, shape):
    credentials = shape.get("CORS_ALLOW_CREDENTIALS")
    if rule == "any origin" and credentials:
        return {"refused": {"key": "cors.allow-all-origins", "differs": "D2"}}
    if rule == "any origin" and shape.get("CORS_ALLOW_PRIVATE_NETWORK"):
        return {"refused": {"key": "cors.allow-private-network", "differs": "D37"}}
    if rule == "an origin and null" and credentials:
        return {"refused": {"key": "cors.allowed-origins[1]", "differs": "D4"}}
    return {}


def groups():
    """Every rule with every shape, a scope in turn; every method with every origin, a path in turn."""
    number = 0
    for rule, (origins, only_there, only_here) in RULES.items():
        for shape, rest in SHAPES.items():
            scope = SCOPES[number % len(SCOPES)]
            settings = {**origins, **rest, **({"CORS_URLS_REGEX": scope} if scope else {})}
            stopped = refused(rule, rest)
            name = ", ".join([rule, shape, "at " + scope if scope else "everywhere"])
            cases = []
            for turn, (method, asked_for) in enumerate(REQUESTS):
                for place, origin in enumerate(ORIGINS):
                    path = PATHS[(number // len(SCOPES) + turn + place) % len(PATHS)]
                    private_network = (number + turn + place) % 5 == 0
                    case = {"request": method + " " + path, "headers": []}
                    if origin is not None:
                        case["headers"].append("Origin: " + origin)
                    if asked_for is not None:
                        case["headers"].append("Access-Control-Request-Method: " + asked_for)
                    if private_network:
                        case["headers"].append("Access-Control-Request-Private-Network: true")
                    if not stopped and re.match(scope or "", path):
                        if origin in only_there:
                            case["differs"] = only_there[origin]
                        if origin in only_here:
                            case["differs"] = only_here[origin]
                            case["adds"] = told(settings, method, origin, private_network)
                    cases.append(case)
            number += 1
            # A start that fails needs no more than one request, to which Django has an answer.
            yield {"name": name, "settings": settings, **stopped, "cases": cases[1:2] if stopped else cases}
