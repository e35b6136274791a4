"""The application that the peer runs. PeerApplication is the same one as a servlet."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import re_path


def named(name):
    """Marks responses of a view, so that those are told apart which it never saw."""

    def decorate(view):
        def marked(request, *rest):
            response = view(request)
            response["X-View"] = name
            return response

        return marked

    return decorate


@named("any")
def everything(request):
    return HttpResponse("any")


@named("root")
def root(request):
    return HttpResponse("root") if request.method in ("GET", "HEAD") else HttpResponseNotAllowed(["GET", "HEAD"])


@named("unauthorized")
def unauthorized(request):
    return HttpResponse(status=401)


@named("nothing")
def nothing(request):
    return HttpResponse(status=204)


@named("redirect")
def redirect(request):
    return HttpResponseRedirect("/any/")


@named("vary")
def vary(request):
    """Sets the Vary that the query names."""
    response = HttpResponse("vary")
    response["Vary"] = request.GET["value"]
    return response


@named("own")
def own(request):
    """Sets CORS headers of its own."""
    response = HttpResponse("own")
    response["Access-Control-Allow-Origin"] = "https://own.example"
    response["Access-Control-Allow-Methods"] = "OWN"
    response["Access-Control-Allow-Headers"] = "x-own"
    response["Access-Control-Expose-Headers"] = "x-own"
    response["Access-Control-Max-Age"] = "1"
    return response


@named("credentials")
def credentials(request):
    """Sets the one header that a middleware without credentials does not replace."""
    response = HttpResponse("credentials")
    response["Access-Control-Allow-Credentials"] = "true"
    return response


@named("address")
def address(request):
    """Tells under which address the application was reached."""
    response = HttpResponse("address")
    response["X-Host"] = request.get_host()
    response["X-Port"] = request.get_port()
    response["X-Scheme"] = request.scheme
    return response


def forbidden(request):
    raise PermissionDenied


def missing(request):
    raise Http404


def broken(request):
    raise RuntimeError("raised on purpose")


urlpatterns = [
    re_path(r"^$", root),
    # A line break in a path is a case too.
    re_path(r"^(any|api)/(?s:.*)$", everything),
    re_path(r"^unauthorized/$", unauthorized),
    re_path(r"^nothing/$", nothing),
    re_path(r"^redirect/$", redirect),
    re_path(r"^vary/$", vary),
    re_path(r"^own/$", own),
    re_path(r"^credentials/$", credentials),
    re_path(r"^address/$", address),
    re_path(r"^forbidden/$", forbidden),
    re_path(r"^missing/$", missing),
    re_path(r"^broken/$", broken),
]
