package dev.cognate.userpool.oauth;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.Prompt;
import dev.cognate.contract.idp.OAuthFlowType;
import dev.cognate.contract.idp.UserPoolClientType;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.issuer.Issuers;
import dev.cognate.userpool.oauth.extension.ClientExtensions;
import dev.cognate.userpool.oauth.extension.Extensions;
import dev.cognate.userpool.oauth.extension.Use;
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
            "resource",
            "dpop_jkt");

    /** A SHA-256 in base64url (RFC 7636 §4.2, RFC 7638 §3). */
    private static final Pattern SHA256 = Pattern.compile("[A-Za-z0-9_-]{43}");

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private final Scopes scopes;
    private final Extensions extensions;
    private final Issuers issuers;
    private final ProviderChoice providers;

    RequestReader(Scopes scopes, Extensions extensions, Issuers issuers, ProviderChoice providers) {
        this.scopes = scopes;
        this.extensions = extensions;
        this.issuers = issuers;
        this.providers = providers;
    }

    /** How errors are told, also when it is the very parameters that say how which are wrong. */
    Reply replyForErrors(Place place, RequestParameters parameters) {
        ResponseType type =
                parameters.find("response_type").flatMap(ResponseType::of).orElse(ResponseType.CODE);
        ResponseMode mode = parameters
                .find("response_mode")
                .flatMap(ResponseMode::of)
                .filter(type::allows)
                .orElse(type.usualMode());
        return new Reply(place.redirectUri(), type, mode, parameters.find("state"), place.issuer());
    }

    /** Where answers go to a client, once its redirect URI is known to be one of its own. */
    Uni<Place> place(ClientInPool target, String redirectUri) {
        return extensions
                .nameIssuer(target)
                .map(named ->
                        new Place(redirectUri, named ? Optional.of(issuers.of(target.pool())) : Optional.empty()));
    }

    /**
     * Where answers go.
     *
     * @param issuer whom they name, if anybody
     */
    record Place(String redirectUri, Optional<String> issuer) {
        @Override
        public String toString() {
            return "Place[]";
        }
    }

    Uni<AuthorizationRequest> read(ClientInPool target, Place place, RequestParameters parameters) {
        parameters.requireUsable(PARAMETERS);
        refuseRequestObjects(parameters);
        Reply reply = reply(place, parameters);
        requireFlow(target.client().settings(), reply.type());
        Optional<String> challenge = challenge(parameters);
        ClientExtensions extended = extensions.of(target.client());
        requireChallenge(target, extended, challenge);
        requireBindable(extended, reply.type());
        Optional<String> resource = parameters.find("resource");
        resource.ifPresent(RequestReader::requireResource);
        Optional<String> key = extended.dpop().isOn() ? key(parameters) : Optional.empty();
        Interaction interaction = interaction(parameters);
        return providers
                .of(target, interaction)
                .chain(provider -> scopes.forUsers(target, parameters.words("scope"))
                        .map(granted -> new AuthorizationRequest(
                                target,
                                reply,
                                new Wish(granted, parameters.find("nonce"), challenge, resource, key),
                                interaction,
                                provider,
                                Optional.empty())));
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

    private static Reply reply(Place place, RequestParameters parameters) {
        ResponseType type = ResponseType.of(parameters.require("response_type"))
                .orElseThrow(() -> new OAuthException(OAuthError.of("unsupported_response_type")));
        Optional<String> asked = parameters.find("response_mode");
        Optional<ResponseMode> mode = asked.flatMap(ResponseMode::of).filter(type::allows);
        if (asked.isPresent() && mode.isEmpty()) {
            throw new OAuthException(OAuthError.INVALID_REQUEST);
        }
        return new Reply(
                place.redirectUri(), type, mode.orElse(type.usualMode()), parameters.find("state"), place.issuer());
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
                && challenge.filter(text -> SHA256.matcher(text).matches()).isPresent();
        if (!good) {
            throw new OAuthException(OAuthError.INVALID_REQUEST);
        }
        return challenge;
    }

    /**
     * A client that registered itself and has no secret is nobody in particular: PKCE alone ties a code to who asked. FAPI
     * 2.0 §5.3.2.2 asks it of everybody.
     */
    private static void requireChallenge(ClientInPool target, ClientExtensions extended, Optional<String> challenge) {
        boolean stranger =
                target.client().registeredItself() && !target.client().confidential();
        if ((stranger || extended.fapi2()) && challenge.isEmpty()) {
            throw new OAuthException(OAuthError.INVALID_REQUEST.because("code_challenge is required"));
        }
    }

    /** What comes through a browser cannot be bound to a key. */
    private static void requireBindable(ClientExtensions extended, ResponseType type) {
        if (extended.dpop() == Use.REQUIRED && type == ResponseType.TOKEN) {
            throw new OAuthException(OAuthError.UNAUTHORIZED_CLIENT);
        }
    }

    private static Optional<String> key(RequestParameters parameters) {
        Optional<String> key = parameters.find("dpop_jkt");
        if (key.filter(text -> !SHA256.matcher(text).matches()).isPresent()) {
            throw new OAuthException(OAuthError.INVALID_REQUEST);
        }
        return key;
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
