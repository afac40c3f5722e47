package dev.cognate.local.gateway;

import dev.cognate.local.service.Service;
import dev.cognate.local.storage.StorageKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Decides which service a request is for, as AWS does by its host names. The first rule that knows answers. */
final class Routing {
    private static final String LOGIN_DOMAINS = ".auth.localhost";

    private static final Map<String, Service> TARGETS = Map.of(
            "AWSCognitoIdentityProviderService.", Service.USER_POOL,
            "AWSCognitoIdentityService.", Service.IDENTITY_POOL,
            "AWSCognitoSyncService.", Service.SYNC);

    private static final Map<String, Service> SIGNING_NAMES = Map.of(
            "cognito-idp", Service.USER_POOL,
            "cognito-identity", Service.IDENTITY_POOL,
            "sts", Service.IDENTITY_POOL,
            "iam", Service.IDENTITY_POOL,
            "cognito-sync", Service.SYNC);

    /** Managed login, OAuth 2.0 and SAML paths of a user pool domain. */
    private static final Set<String> LOGIN_PATHS = Set.of(
            "account",
            "deleted",
            "forgotUsername",
            "oauth2",
            "login",
            "logout",
            "signup",
            "confirm",
            "confirmUser",
            "resendcode",
            "forgotPassword",
            "confirmforgotPassword",
            "passkeys",
            "saml2",
            "branding",
            "device",
            "error",
            "signedout");

    private static final Set<String> OWN_PAGES = Set.of("", "inbox", "demo", "assets", "status", "favicon.ico");
    private static final Pattern POOL_ID = Pattern.compile("[\\w-]+_[0-9a-zA-Z]+");

    /** A browser asks whether it may before it sends what it signed; only S3 has paths of all kinds. */
    private static final Target PREFLIGHT_OF_S3 = new Target.ToStorage(StorageKind.S3);

    private Routing() {}

    static Target targetOf(RequestFacts request) {
        return request.signingName()
                .flatMap(StorageKind::signedAs)
                .<Target>map(Target.ToStorage::new)
                .orElseGet(() -> notStored(request));
    }

    private static Target notStored(RequestFacts request) {
        return Stream.of(
                        byLoginDomain(request),
                        byTarget(request),
                        bySignature(request),
                        byPath(request),
                        byQueryProtocol(request))
                .flatMap(Optional::stream)
                .findFirst()
                .<Target>map(Target.ToService::new)
                .orElseGet(() -> ownPage(request));
    }

    private static Optional<Service> byLoginDomain(RequestFacts request) {
        return request.host().endsWith(LOGIN_DOMAINS) ? Optional.of(Service.USER_POOL) : Optional.empty();
    }

    private static Optional<Service> byTarget(RequestFacts request) {
        return TARGETS.entrySet().stream()
                .filter(entry -> request.amzTarget().startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Optional<Service> bySignature(RequestFacts request) {
        return request.signingName().map(SIGNING_NAMES::get);
    }

    private static Optional<Service> byPath(RequestFacts request) {
        List<String> segments = List.of(request.path().substring(1).split("/", -1));
        String first = segments.getFirst();
        if (first.equals("identitypools")) {
            return Optional.of(Service.SYNC);
        }
        boolean isOfSts =
                first.equals("sts") && segments.size() > 1 && segments.get(1).equals(".well-known");
        if (first.equals(".well-known") || isOfSts) {
            return Optional.of(Service.IDENTITY_POOL);
        }
        boolean ofPool = segments.size() > 1 && POOL_ID.matcher(first).matches();
        return ofPool || LOGIN_PATHS.contains(first) ? Optional.of(Service.USER_POOL) : Optional.empty();
    }

    /** STS and IAM speak forms to "/", signed or not; a browser's preflight for any JSON API is answered alike. */
    private static Optional<Service> byQueryProtocol(RequestFacts request) {
        if (!request.path().equals("/")) {
            return Optional.empty();
        }
        if (request.method().equals("OPTIONS")) {
            return Optional.of(Service.USER_POOL);
        }
        boolean form = request.method().equals("POST")
                && request.contentType().startsWith("application/x-www-form-urlencoded");
        boolean action =
                Pattern.compile("(^|&)Action=").matcher(request.query()).find();
        return form || action ? Optional.of(Service.IDENTITY_POOL) : Optional.empty();
    }

    private static Target ownPage(RequestFacts request) {
        String first = request.path().substring(1).split("/", -1)[0];
        boolean callToRoot = first.isEmpty() && request.method().equals("POST");
        if (OWN_PAGES.contains(first) && !callToRoot) {
            return new Target.ToOwnPage();
        }
        return request.method().equals("OPTIONS") ? PREFLIGHT_OF_S3 : new Target.Nowhere();
    }
}
