package dev.cognate.userpool.oauth;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.contract.idp.OAuthFlowType;
import dev.cognate.userpool.attribute.AttributeView;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.token.ScopedAttributes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Redeems authorization codes.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html">AWS's guide: the token
 *     endpoint</a>
 */
@ApplicationScoped
class AuthorizationCodeGrant implements TokenGrant {
    private static final List<String> ALL_OR_NOTHING = List.of("email", "phone");

    private final AuthorizationCodes codes;
    private final UserTokens tokens;

    AuthorizationCodeGrant(AuthorizationCodes codes, UserTokens tokens) {
        this.codes = codes;
        this.tokens = tokens;
    }

    @Override
    public String type() {
        return "authorization_code";
    }

    @Override
    public Uni<AuthenticationResultType> give(TokenRequest request) {
        RequestParameters parameters = request.parameters();
        String text = parameters.require("code");
        String redirectUri = parameters.require("redirect_uri");
        if (!request.allows(OAuthFlowType.CODE)) {
            throw new OAuthException(OAuthError.UNAUTHORIZED_CLIENT);
        }
        AuthorizationCode code = codes.open(text)
                .filter(opened -> isFor(opened, request.target()))
                .orElseThrow(AuthorizationCodeGrant::invalidGrant);
        if (!code.redirectUri().equals(redirectUri)) {
            throw new OAuthException(OAuthError.UNAUTHORIZED_CLIENT.because("invalid_redirect"));
        }
        requireProof(code.wish().codeChallenge(), parameters.find("code_verifier"));
        requireKey(code.wish().proofKey(), request.proofKey());
        requireReadable(request.target(), code.wish().scopes());
        return tokens.redeem(request, code);
    }

    private static boolean isFor(AuthorizationCode code, ClientInPool target) {
        return code.clientId().equals(target.client().id())
                && code.poolId().equals(target.pool().id());
    }

    /**
     * Whoever began with a challenge must know its verifier (RFC 7636 §4.6). A verifier without a challenge tells that
     * somebody took the challenge out on its way (RFC 9700 §2.1.1).
     */
    private static void requireProof(Optional<String> challenge, Optional<String> verifier) {
        boolean proved = challenge.isEmpty()
                ? verifier.isEmpty()
                : verifier.filter(text -> proves(challenge.get(), text)).isPresent();
        if (!proved) {
            throw invalidGrant();
        }
    }

    /** Whoever stole the code, and even the verifier, has another key (RFC 9449 §10). */
    private static void requireKey(Optional<String> announced, Optional<String> proved) {
        if (announced.isPresent() && !announced.equals(proved)) {
            throw invalidGrant();
        }
    }

    private static boolean proves(String challenge, String verifier) {
        try {
            String computed = CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier))
                    .getValue();
            return MessageDigest.isEqual(
                    computed.getBytes(StandardCharsets.US_ASCII), challenge.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** Cognito refuses an address whose client may not read whether it is verified. */
    private static void requireReadable(ClientInPool target, Set<String> scopes) {
        Set<String> readable =
                AttributeView.readableNames(target.pool(), target.client().settings());
        boolean lacking = ALL_OR_NOTHING.stream()
                .filter(scopes::contains)
                .anyMatch(scope -> !readable.containsAll(ScopedAttributes.named(scope)));
        if (lacking) {
            throw invalidGrant();
        }
    }

    private static OAuthException invalidGrant() {
        return new OAuthException(OAuthError.INVALID_GRANT);
    }
}
