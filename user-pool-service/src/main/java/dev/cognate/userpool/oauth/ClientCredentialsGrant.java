package dev.cognate.userpool.oauth;

import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.contract.idp.ExplicitAuthFlowsType;
import dev.cognate.contract.idp.OAuthFlowType;
import dev.cognate.userpool.throttle.RequestCategory;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens for a client in its own name. They cannot be bound to a resource, as in Cognito. */
@ApplicationScoped
class ClientCredentialsGrant implements TokenGrant {
    private final ClientCredentials credentials;

    ClientCredentialsGrant(ClientCredentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public String type() {
        return "client_credentials";
    }

    @Override
    public RequestCategory category() {
        return RequestCategory.CLIENT_AUTHENTICATION;
    }

    @Override
    public Uni<AuthenticationResultType> give(TokenRequest request) {
        boolean allowed = request.allows(OAuthFlowType.CLIENT_CREDENTIALS)
                || request.allows(ExplicitAuthFlowsType.ALLOW_CLIENT_TOKEN_AUTH);
        if (!allowed || !request.target().client().confidential()) {
            throw new OAuthException(OAuthError.UNAUTHORIZED_CLIENT);
        }
        RequestParameters parameters = request.parameters();
        if (parameters.find("resource").isPresent()) {
            throw new OAuthException(OAuthError.of("invalid_target"));
        }
        Map<String, String> metadata = parameters
                .find("aws_client_metadata")
                .map(ClientCredentialsGrant::metadata)
                .orElse(Map.of());
        return credentials.give(
                request.target(), parameters.words("scope"), metadata, request.proofKey(), request.context());
    }

    private static Map<String, String> metadata(String text) {
        Map<String, String> metadata = new LinkedHashMap<>();
        try {
            new JsonObject(text).forEach(entry -> {
                if (!(entry.getValue() instanceof String value)) {
                    throw new OAuthException(OAuthError.INVALID_REQUEST);
                }
                metadata.put(entry.getKey(), value);
            });
        } catch (DecodeException notJson) {
            throw new OAuthException(OAuthError.INVALID_REQUEST);
        }
        return metadata;
    }
}
