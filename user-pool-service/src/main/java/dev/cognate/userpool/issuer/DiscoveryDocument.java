package dev.cognate.userpool.issuer;

import dev.cognate.userpool.pool.AcrNames;
import dev.cognate.userpool.pool.UserPool;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What a pool's authorization server can do (OpenID Connect Discovery 1.0 §3, RFC 8414 §2).
 *
 * @param issuer the {@code iss} of its tokens
 * @param keySet where its keys are
 * @param pages where browsers find its endpoints
 * @param programs where programs find them
 */
record DiscoveryDocument(String issuer, String keySet, String pages, String programs) {
    private static final JsonArray CLIENT_AUTHENTICATION = names("client_secret_basic", "client_secret_post", "none");

    JsonObject of(UserPool pool) {
        return new JsonObject()
                .put("acr_values_supported", new JsonArray(AcrNames.of(pool).names()))
                .put("authorization_endpoint", pages + "/oauth2/authorize")
                .put("claim_types_supported", names("normal"))
                .put("claims_parameter_supported", false)
                .put("code_challenge_methods_supported", names("S256"))
                .put("end_session_endpoint", pages + "/logout")
                .put(
                        "grant_types_supported",
                        names("authorization_code", "implicit", "refresh_token", "client_credentials"))
                .put("id_token_signing_alg_values_supported", names("RS256"))
                .put("issuer", issuer)
                .put("jwks_uri", keySet)
                .put("prompt_values_supported", names("none", "login", "select_account", "consent"))
                .put("request_parameter_supported", false)
                .put("request_uri_parameter_supported", false)
                .put("response_modes_supported", names("query", "fragment", "form_post"))
                .put("response_types_supported", names("code", "token"))
                .put("revocation_endpoint", programs + "/oauth2/revoke")
                .put("revocation_endpoint_auth_methods_supported", CLIENT_AUTHENTICATION)
                .put("scopes_supported", names("openid", "email", "phone", "profile"))
                .put("subject_types_supported", names("public"))
                .put("token_endpoint", programs + "/oauth2/token")
                .put("token_endpoint_auth_methods_supported", CLIENT_AUTHENTICATION)
                .put("userinfo_endpoint", programs + "/oauth2/userInfo");
    }

    private static JsonArray names(String... names) {
        return new JsonArray(List.of(names));
    }
}
