package dev.cognate.userpool.oauth;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.Prompt;
import dev.cognate.contract.idp.OAuthFlowType;
import dev.cognate.contract.idp.UserPoolClientType;
import dev.cognate.userpool.client.ClientInPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the parameters of a client that is known. Each rule fails with the {@link OAuthError} that goes back to it. */
@ApplicationScoped
class RequestReader {
    private static final Set<String> PARAMETERS = Set.of(
            "response_type",
            "response_mode",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method",
            "prompt",
            "max_age",
            "acr_values",
            "login_hint",
            "lang",
            "ui_locales",
            "identity_provider",
            "idp_identifier",
            "resource");
    /** A SHA-256 in base64url (RFC 7636 §4.2). */
    private static final Pattern S256_CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private final Scopes scopes;

    RequestReader(Scopes scopes) {
        this.scopes = scopes;
    }

    /** How errors are told, also when it is the very parameters that say how which are wrong. */
    static Reply replyForErrors(String redirectUri, RequestParameters parameters) {
        ResponseType type =
                parameters.find("response_type").flatMap(ResponseType::of).orElse(ResponseType.CODE);
        ResponseMode mode = parameters
                .find("response_mode")
                .flatMap(ResponseMode::of)
                .filter(type::allows)
                .orElse(type.usualMode());
        return new Reply(redirectUri, type, mode, parameters.find("state"));
    }

    Uni<AuthorizationRequest> read(ClientInPool target, String redirectUri, RequestParameters parameters) {
        parameters.requireUsable(PARAMETERS);
        refuseRequestObjects(parameters);
        Reply reply = reply(redirectUri, parameters);
        requireFlow(target.client().settings(), reply.type());
        Optional<String> challenge = challenge(parameters);
        Optional<String> resource = parameters.find("resource");
        resource.ifPresent(RequestReader::requireResource);
        Interaction interaction = interaction(parameters);
        return scopes.forUsers(target, parameters.words("scope"))
                .map(granted -> new AuthorizationRequest(
                        target, reply, new Wish(granted, parameters.find("nonce"), challenge, resource), interaction));
    }

    /** OpenID Connect Core 1.0 §6: who does not understand request objects must not ignore them. */
    private static void refuseRequestObjects(RequestParameters parameters) {
        if (parameters.find("request").isPresent()) {
            throw new OAuthException(OAuthError.of("request_not_supported"));
        }
        if (parameters.find("request_uri").isPresent()) {
            throw new OAuthException(OAuthError.of("request_uri_not_supported"));
        }
    }

    private static Reply reply(String redirectUri, RequestParameters parameters) {
        ResponseType type = ResponseType.of(parameters.require("response_type"))
                .orElseThrow(() -> new OAuthException(OAuthError.of("unsupported_response_type")));
        Optional<String> asked = parameters.find("response_mode");
        Optional<ResponseMode> mode = asked.flatMap(ResponseMode::of).filter(type::allows);
        if (asked.isPresent() && mode.isEmpty()) {
            throw new OAuthException(OAuthError.INVALID_REQUEST);
        }
        return new Reply(redirectUri, type, mode.orElse(type.usualMode()), parameters.find("state"));
    }

    private static void requireFlow(UserPoolClientType settings, ResponseType type) {
        boolean allowed = Boolean.TRUE.equals(settings.allowedOAuthFlowsUserPoolClient())
                && Objects.requireNonNullElse(settings.allowedOAuthFlows(), List.<OAuthFlowType>of())
                        .contains(type.flow());
        if (!allowed) {
            throw new OAuthException(OAuthError.UNAUTHORIZED_CLIENT);
        }
    }

    /** S256 or nothing: {@code plain} and a challenge without a method, which means plain, would be a downgrade. */
    private static Optional<String> challenge(RequestParameters parameters) {
        Optional<String> challenge = parameters.find("code_challenge");
        Optional<String> method = parameters.find("code_challenge_method");
        if (challenge.isEmpty() && method.isEmpty()) {
            return Optional.empty();
        }
        boolean good = method.filter("S256"::equals).isPresent()
                && challenge
                        .filter(text -> S256_CHALLENGE.matcher(text).matches())
                        .isPresent();
        if (!good) {
            throw new OAuthException(OAuthError.INVALID_REQUEST);
        }
        return challenge;
    }

    /** {@code https}, {@code http} on localhost or a scheme of an app, and no fragment (RFC 8707 §2). */
    private static void requireResource(String resource) {
        try {
            URI uri = new URI(resource);
            boolean plain = "http".equalsIgnoreCase(uri.getScheme());
            boolean good = uri.isAbsolute()
                    && uri.getRawFragment() == null
                    && uri.getRawSchemeSpecificPart().startsWith("//")
                    && (!plain || "localhost".equals(uri.getHost()));
            if (good) {
                return;
            }
        } catch (URISyntaxException notAUrl) {
            throw new OAuthException(OAuthError.of("invalid_target"));
        }
        throw new OAuthException(OAuthError.of("invalid_target"));
    }

    private static Interaction interaction(RequestParameters parameters) {
        List<String> languages =
                new ArrayList<>(parameters.find("lang").stream().toList());
        languages.addAll(parameters.words("ui_locales"));
        return new Interaction(
                prompt(parameters),
                parameters.find("max_age").map(RequestReader::seconds),
                parameters.words("acr_values"),
                parameters.find("login_hint"),
                languages,
                parameters.find("identity_provider"),
                parameters.find("idp_identifier"));
    }

    private static Prompt prompt(RequestParameters parameters) {
        try {
            return parameters.find("prompt").isEmpty() ? new Prompt() : Prompt.parse(parameters.words("prompt"));
        } catch (ParseException unknown) {
            throw new OAuthException(OAuthError.INVALID_REQUEST);
        }
    }

    private static Duration seconds(String text) {
        if (!SECONDS.matcher(text).matches()) {
            throw new OAuthException(OAuthError.INVALID_REQUEST);
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }
}
