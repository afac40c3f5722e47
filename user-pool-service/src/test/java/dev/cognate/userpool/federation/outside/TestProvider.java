package dev.cognate.userpool.federation.outside;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.cognate.userpool.federation.outside.ProviderSite.Answer;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** An OpenID Connect provider whose documents and tokens tests change as they like. */
public final class TestProvider {
    /** What pools are known as here. */
    public static final String CLIENT = "our-client";

    /** The secret of {@link #CLIENT}. */
    public static final String SECRET = "our s&cret";

    private static final RSAKey KEY = newKey();

    private final ProviderSite site = ProviderSite.get();
    private final String path = "/" + UUID.randomUUID();
    private final Map<String, Object> tokens = new HashMap<>();
    private final Map<String, Object> userInfo = new HashMap<>();
    private final Map<String, Object> discovery = new HashMap<>();

    /** A provider nobody else uses. */
    public TestProvider() {
        discovery.put("issuer", issuer());
        discovery.put("authorization_endpoint", url("/authorize?from=discovery"));
        discovery.put("token_endpoint", url("/token"));
        discovery.put("userinfo_endpoint", url("/userinfo"));
        discovery.put("jwks_uri", url("/keys"));
        discovery.put("code_challenge_methods_supported", List.of("plain", "S256"));
        site.put(
                path("/.well-known/openid-configuration"), asked -> Answer.ok(JSONObjectUtils.toJSONString(discovery)));
        site.put(path("/token"), asked -> Answer.ok(JSONObjectUtils.toJSONString(tokens)));
        site.put(path("/userinfo"), asked -> Answer.ok(JSONObjectUtils.toJSONString(userInfo)));
        publish(KEY.toPublicJWK());
    }

    /** A signing key. */
    public static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key it signs with. */
    public static RSAKey key() {
        return KEY;
    }

    /** Publishes these keys only. */
    public void publish(JWK... keys) {
        String document = new JWKSet(List.of(keys)).toString();
        site.put(path("/keys"), asked -> Answer.ok(document));
    }

    /** What it calls itself. */
    public String issuer() {
        return site.url(path);
    }

    /** The URL of a page of it. */
    public String url(String page) {
        return issuer() + page;
    }

    /** The path of a page of it on the {@link ProviderSite}. */
    public String path(String page) {
        return path + page;
    }

    /** All requests for a page of it. */
    public List<ProviderSite.Asked> asked(String page) {
        return site.asked(path(page));
    }

    /** Puts a page somewhere. */
    public void put(String page, ProviderSite.Page answer) {
        site.put(path(page), answer);
    }

    /** Changes its discovery document. */
    public void discover(Consumer<Map<String, Object>> changes) {
        changes.accept(discovery);
    }

    /** The details of a provider that CreateIdentityProvider takes. */
    public Map<String, String> details() {
        return new HashMap<>(Map.of(
                "client_id",
                CLIENT,
                "client_secret",
                SECRET,
                "oidc_issuer",
                issuer(),
                "attributes_request_method",
                "GET",
                "authorize_scopes",
                "openid email"));
    }

    /** The claims of a good ID token for a request that led here. */
    public Map<String, Object> claims(URI request, String subject) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", issuer());
        claims.put("aud", CLIENT);
        claims.put("sub", subject);
        claims.put("iat", now);
        claims.put("exp", now + 300);
        claims.put("nonce", ProviderSite.parse(request.getRawQuery()).get("nonce"));
        claims.put("email", subject + "@example.com");
        return claims;
    }

    /** The next code is for a user: good tokens and claims. */
    public void signIn(URI request, String subject) {
        give(sign(claims(request, subject), KEY), Map.of("sub", subject, "email", subject + "@example.com"));
    }

    /** The next code gives these. */
    public void give(String idToken, Map<String, Object> info) {
        tokens.clear();
        tokens.put("access_token", "access-" + UUID.randomUUID());
        tokens.put("token_type", "Bearer");
        tokens.put("id_token", idToken);
        userInfo.clear();
        userInfo.putAll(info);
    }

    /** Changes what the token endpoint answers. */
    public void answer(Consumer<Map<String, Object>> changes) {
        changes.accept(tokens);
    }

    /** Claims signed with RS256. */
    public static String sign(Map<String, Object> claims, RSAKey key) {
        try {
            return sign(
                    claims,
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Claims signed in some way. */
    public static String sign(Map<String, Object> claims, JWSHeader header, JWSSigner signer) {
        try {
            SignedJWT token = new SignedJWT(header, JWTClaimsSet.parse(claims));
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
