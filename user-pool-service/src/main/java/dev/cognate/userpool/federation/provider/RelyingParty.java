package dev.cognate.userpool.federation.provider;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.cognate.userpool.federation.ExternalIdentity;
import dev.cognate.userpool.identityprovider.IdentityProvider;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/**
 * Asks identity providers who somebody is: the authorization code flow of OpenID Connect and OAuth 2.0.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-oidc-flow.html">AWS's guide:
 *     OIDC user pool IdP authentication flow</a>
 */
@ApplicationScoped
public class RelyingParty {
    private final Discovery discovery;
    private final TokenRequests tokens;
    private final IdTokens idTokens;
    private final UserInfoRequests userInfo;

    RelyingParty(Discovery discovery, TokenRequests tokens, IdTokens idTokens, UserInfoRequests userInfo) {
        this.discovery = discovery;
        this.tokens = tokens;
        this.idTokens = idTokens;
        this.userInfo = userInfo;
    }

    /** The way to a provider. Fails with {@link ProviderFailure} when it cannot be found. */
    public Uni<ProviderRedirect> redirect(IdentityProvider provider, ProviderRequest request) {
        return Uni.createFrom().deferred(() -> {
            Registration registration = new Registration(provider);
            return discovery.of(registration).map(endpoints -> redirect(registration, endpoints, request));
        });
    }

    private static ProviderRedirect redirect(Registration registration, Endpoints endpoints, ProviderRequest request) {
        boolean posted = registration.kind() == Registration.Kind.APPLE;
        Optional<String> nonce = endpoints.issuer().map(issuer -> new Nonce().getValue());
        Optional<CodeVerifier> verifier = endpoints.proofKeys() ? Optional.of(new CodeVerifier()) : Optional.empty();
        Form form = new Form()
                .with("client_id", registration.clientId())
                .with("redirect_uri", request.redirectUri())
                .with("scope", registration.detail("authorize_scopes"))
                .with("response_type", "code")
                .with("response_mode", posted ? Optional.of("form_post") : Optional.empty())
                .with("state", request.state())
                .with("nonce", nonce)
                .with("code_challenge", verifier.map(RelyingParty::challenge))
                .with("code_challenge_method", verifier.map(secret -> "S256"))
                .with(
                        "login_hint",
                        registration.kind() == Registration.Kind.OPENID ? request.loginHint() : Optional.empty())
                .with("prompt", request.prompt());
        return new ProviderRedirect(
                form.at(endpoints.authorize()).toString(), nonce, verifier.map(CodeVerifier::getValue), posted);
    }

    private static String challenge(CodeVerifier verifier) {
        return CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
    }

    /** Who it is, by the code the provider gave. Fails with {@link ProviderFailure}. */
    public Uni<ExternalIdentity> identify(IdentityProvider provider, ProviderResponse response) {
        return Uni.createFrom().deferred(() -> {
            Registration registration = new Registration(provider);
            return discovery
                    .of(registration)
                    .invoke(endpoints -> requireSame(endpoints.issuer(), response.issuer()))
                    .chain(endpoints -> tokens.redeem(registration, endpoints, response)
                            .chain(answer -> identify(registration, endpoints, answer, response)));
        });
    }

    /** An answer meant for another provider's token endpoint must not get there (RFC 9207 §2.4). */
    private static void requireSame(Optional<String> expected, Optional<String> said) {
        if (expected.isPresent() && said.isPresent() && !said.equals(expected)) {
            throw new ProviderFailure("Bad issuer");
        }
    }

    private Uni<ExternalIdentity> identify(
            Registration registration, Endpoints endpoints, Map<String, Object> answer, ProviderResponse response) {
        String accessToken = (String) answer.get("access_token");
        return idToken(registration, endpoints, answer, response.nonce())
                .chain(claims -> userInfo.ask(registration, endpoints, accessToken)
                        .invoke(info -> SameUser.require(registration, claims, info))
                        .map(info -> new ExternalIdentity(
                                registration.provider(),
                                subject(registration, claims, info),
                                answer,
                                claims,
                                registration.kind() == Registration.Kind.APPLE
                                        ? AppleUser.names(response.user())
                                        : info)));
    }

    private Uni<Map<String, Object>> idToken(
            Registration registration, Endpoints endpoints, Map<String, Object> answer, Optional<String> nonce) {
        if (endpoints.issuer().isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        if (answer.get("id_token") instanceof String token) {
            return idTokens.verify(registration, endpoints, token, nonce);
        }
        throw new ProviderFailure(registration.name() + " gave no id_token; its scopes must include openid");
    }

    private static String subject(Registration registration, Map<String, Object> idToken, Map<String, Object> info) {
        String claim = registration.subjectClaim();
        Object value = idToken.containsKey(claim) ? idToken.get(claim) : info.get(claim);
        if (!names(value)) {
            throw new ProviderFailure(registration.name() + " did not tell who signed in");
        }
        return value.toString();
    }

    /** Whole numbers that were too long to be read exactly come as fractions; several people could have the same one. */
    static boolean names(Object value) {
        return value instanceof String text ? !text.isBlank() : value instanceof Long || value instanceof Integer;
    }
}
