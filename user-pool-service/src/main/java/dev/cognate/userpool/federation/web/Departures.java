package dev.cognate.userpool.federation.web;

import com.nimbusds.openid.connect.sdk.Prompt;
import dev.cognate.userpool.domain.Domains;
import dev.cognate.userpool.federation.provider.ProviderFailure;
import dev.cognate.userpool.federation.provider.ProviderRedirect;
import dev.cognate.userpool.federation.provider.ProviderRequest;
import dev.cognate.userpool.federation.provider.RelyingParty;
import dev.cognate.userpool.identityprovider.IdentityProvider;
import dev.cognate.userpool.oauth.AuthorizationRequest;
import dev.cognate.userpool.oauth.OAuthError;
import dev.cognate.userpool.oauth.ProviderSignIn;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Sends browsers to identity providers. */
@ApplicationScoped
class Departures implements ProviderSignIn {
    /** Developer guide, "OIDC user pool IdP authentication flow": sign-ins that take longer are cancelled. */
    static final Duration LONGEST_TRIP = Duration.ofMinutes(5);

    private static final Logger LOG = Logger.getLogger(Departures.class);

    private final RelyingParty relyingParty;
    private final TripCookies cookies;
    private final Domains domains;
    private final Clock clock;

    Departures(RelyingParty relyingParty, TripCookies cookies, Domains domains, Clock clock) {
        this.relyingParty = relyingParty;
        this.cookies = cookies;
        this.domains = domains;
        this.clock = clock;
    }

    @Override
    public Uni<WebAnswer> begin(WebRequest request, AuthorizationRequest asked, IdentityProvider provider) {
        return returnAddress(request, asked.target().pool())
                .map(address -> new ProviderRequest(
                        address, cookies.newState(request), asked.interaction().loginHint(), prompt(asked)))
                .chain(wanted -> relyingParty
                        .redirect(provider, wanted)
                        .map(redirect -> depart(request, asked, trip(request, provider, wanted, redirect), redirect)))
                .onFailure(ProviderFailure.class)
                .invoke(failure -> LOG.warnf("Nobody is led to %s: %s", provider, failure.getMessage()))
                .onFailure(ProviderFailure.class)
                .recoverWithItem(
                        failure -> asked.reply().refusal(OAuthError.INVALID_REQUEST.because(failure.getMessage())));
    }

    /**
     * On the host the browser is at, since only there its cookie comes along: the pool's prefix domain, its custom domain or
     * the public URL. Any other host is one that somebody claims, and the code must not be sent there.
     */
    private Uni<String> returnAddress(WebRequest request, UserPool pool) {
        return domains.baseUrl(pool)
                .map(base ->
                        (domains.isAt(pool, request.authority()) ? place(request, base) : base) + ReturnResource.PATH);
    }

    /** TLS may end before us without our being told so. */
    private static String place(WebRequest request, String base) {
        boolean encrypted = request.secure() || base.startsWith("https:");
        return (encrypted ? "https://" : "http://") + request.authority();
    }

    /** Everything but {@code none} is for the provider too (developer guide, authorize endpoint, "prompt"). */
    private static Optional<String> prompt(AuthorizationRequest asked) {
        String words = asked.interaction().prompt().stream()
                .filter(type -> type != Prompt.Type.NONE)
                .map(Prompt.Type::toString)
                .collect(Collectors.joining(" "));
        return Optional.of(words).filter(text -> !text.isEmpty());
    }

    private Trip trip(
            WebRequest request, IdentityProvider provider, ProviderRequest wanted, ProviderRedirect redirect) {
        return new Trip(
                wanted.state(),
                provider.poolId(),
                provider.name(),
                wanted.redirectUri(),
                redirect.nonce(),
                redirect.verifier(),
                request.wire().query(),
                clock.instant().plus(LONGEST_TRIP));
    }

    private WebAnswer depart(WebRequest request, AuthorizationRequest asked, Trip trip, ProviderRedirect redirect) {
        return cookies.keep(request, trip, redirect.posted())
                .map(cookie -> WebAnswer.found(redirect.url())
                        .with("referrer-policy", "no-referrer")
                        .with("set-cookie", cookie))
                .orElseGet(() -> asked.reply().refusal(OAuthError.INVALID_REQUEST.because("The request is too long")));
    }
}
