package dev.cognate.userpool.oauth.registration;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientMetadata;
import dev.cognate.userpool.client.RedirectRules;
import dev.cognate.userpool.oauth.OAuthError;
import dev.cognate.userpool.oauth.OAuthException;
import dev.cognate.userpool.pool.DynamicRegistration;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the metadata of a client (RFC 7591 §2) and refuses what the pool does not let it have. */
final class ClientMetadataReader {
    private static final List<String> STANDARD_SCOPES = List.of("openid", "email", "phone", "profile");
    private static final Set<ClientAuthenticationMethod> AUTHENTICATION = Set.of(
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
            ClientAuthenticationMethod.CLIENT_SECRET_POST,
            ClientAuthenticationMethod.NONE);
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[^\\w\\s+=,.@-]+");
    private static final int LONGEST_NAME = 128;
    private static final String NAMELESS = "Registered application";

    private final DynamicRegistration settings;
    private final Set<String> grants;

    ClientMetadataReader(DynamicRegistration settings, InitialAccess.Access access) {
        this.settings = settings;
        this.grants =
                access == InitialAccess.Access.OPEN ? settings.openGrantTypes() : settings.authenticatedGrantTypes();
    }

    /** What is registered. Fails with {@code invalid_redirect_uri} or {@code invalid_client_metadata}. */
    RegisteredMetadata read(String document) {
        OIDCClientMetadata metadata = parse(document);
        metadata.applyDefaults();
        Set<String> asked = names(metadata.getGrantTypes());
        requireGrants(asked);
        boolean forUsers = asked.contains(GrantType.AUTHORIZATION_CODE.getValue());
        requireResponses(metadata, forUsers);
        requireAuthentication(metadata.getTokenEndpointAuthMethod(), forUsers);
        List<String> redirects = uris(metadata.getRedirectionURIs(), true);
        if (forUsers && redirects.isEmpty()) {
            throw refused("invalid_redirect_uri", "redirect_uris is missing");
        }
        return new RegisteredMetadata(
                name(metadata.getName()),
                forUsers ? redirects : List.of(),
                uris(metadata.getPostLogoutRedirectionURIs(), false),
                asked,
                metadata.getTokenEndpointAuthMethod().getValue(),
                scopes(metadata, forUsers));
    }

    private static OIDCClientMetadata parse(String document) {
        try {
            return OIDCClientMetadata.parse(JSONObjectUtils.parse(document));
        } catch (ParseException malformed) {
            String code = malformed.getErrorObject() == null
                    ? "invalid_client_metadata"
                    : malformed.getErrorObject().getCode();
            throw refused(
                    "invalid_redirect_uri".equals(code) ? code : "invalid_client_metadata",
                    "The metadata is malformed");
        } catch (IllegalArgumentException malformed) {
            throw refused("invalid_client_metadata", "The metadata is malformed");
        }
    }

    private static Set<String> names(Collection<GrantType> types) {
        Set<String> names = new TreeSet<>();
        types.forEach(type -> names.add(type.getValue()));
        return names;
    }

    /** Cognito lets no client have tokens of users and of its own. */
    private void requireGrants(Set<String> asked) {
        boolean both = asked.contains("authorization_code") && asked.contains("client_credentials");
        boolean refreshAlone = asked.contains("refresh_token") && !asked.contains("authorization_code");
        if (asked.isEmpty() || !grants.containsAll(asked) || both || refreshAlone) {
            throw refused("invalid_client_metadata", "These grant_types are not allowed");
        }
    }

    private static void requireResponses(OIDCClientMetadata metadata, boolean forUsers) {
        boolean good = metadata.getResponseTypes().stream().allMatch(type -> type.equals(ResponseType.CODE));
        if (!good || (forUsers && metadata.getResponseTypes().isEmpty())) {
            throw refused("invalid_client_metadata", "These response_types are not allowed");
        }
    }

    private static void requireAuthentication(ClientAuthenticationMethod method, boolean forUsers) {
        boolean possible = forUsers || !method.equals(ClientAuthenticationMethod.NONE);
        if (!AUTHENTICATION.contains(method) || !possible) {
            throw refused("invalid_client_metadata", "This token_endpoint_auth_method is not allowed");
        }
    }

    private static List<String> uris(Set<URI> given, boolean callbacks) {
        return Objects.requireNonNullElse(given, Set.<URI>of()).stream()
                .map(URI::toString)
                .peek(uri -> {
                    if (!RedirectRules.allows(uri, callbacks)) {
                        throw refused(
                                callbacks ? "invalid_redirect_uri" : "invalid_client_metadata",
                                "Addresses are of https, of http on this machine or of an app's own scheme");
                    }
                })
                .toList();
    }

    private SequencedSet<String> scopes(OIDCClientMetadata metadata, boolean forUsers) {
        SequencedSet<String> allowed = new LinkedHashSet<>(forUsers ? STANDARD_SCOPES : List.of());
        if (metadata.getScope() == null || metadata.getScope().isEmpty()) {
            return forUsers ? allowed : new LinkedHashSet<>(settings.allowedScopes());
        }
        allowed.addAll(settings.allowedScopes());
        SequencedSet<String> asked = new LinkedHashSet<>(metadata.getScope().toStringList());
        // OpenID Connect Core 1.0 §11: it asks for a refresh token, which everybody gets
        asked.remove("offline_access");
        if (!allowed.containsAll(asked)) {
            throw refused("invalid_client_metadata", "These scopes are not allowed");
        }
        return asked;
    }

    /** The server may give another value than the one it was asked for (RFC 7591 §3.2.1). */
    private static String name(String given) {
        String fitting = NOT_IN_A_NAME
                .matcher(Objects.requireNonNullElse(given, ""))
                .replaceAll(" ")
                .strip();
        return fitting.isEmpty() ? NAMELESS : fitting.substring(0, Math.min(LONGEST_NAME, fitting.length()));
    }

    private static OAuthException refused(String code, String reason) {
        return new OAuthException(OAuthError.of(code).because(reason));
    }
}
