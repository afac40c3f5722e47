package dev.cognate.userpool.federation.web;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.Fault;
import dev.cognate.contract.RetryLaterException;
import dev.cognate.userpool.federation.ExternalIdentity;
import dev.cognate.userpool.federation.FederatedSignIn;
import dev.cognate.userpool.federation.provider.PlainText;
import dev.cognate.userpool.federation.provider.ProviderFailure;
import dev.cognate.userpool.federation.provider.ProviderResponse;
import dev.cognate.userpool.federation.provider.RelyingParty;
import dev.cognate.userpool.oauth.AuthorizationRequest;
import dev.cognate.userpool.oauth.AuthorizationRequests;
import dev.cognate.userpool.oauth.Authorizations;
import dev.cognate.userpool.oauth.OAuthError;
import dev.cognate.userpool.oauth.OAuthException;
import dev.cognate.userpool.oauth.ProviderChoice;
import dev.cognate.userpool.oauth.RefusedAuthorization;
import dev.cognate.userpool.oauth.RequestParameters;
import dev.cognate.userpool.oauth.TroublePages;
import dev.cognate.userpool.sso.BrowserSessions;
import dev.cognate.userpool.token.Authentication;
import dev.cognate.wire.http.WireRequest;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes in browsers that come back from identity providers: whoever the provider vouches for is signed in and led to the
 * client.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoint-idp-responses.html">AWS's
 *     guide: managed login and federation error responses</a>
 */
@ApplicationScoped
class Arrivals {
    private static final Logger LOG = Logger.getLogger(Arrivals.class);
    private static final int LONGEST_WORDS = 300;
    private static final int LONGEST_CODE = 60;

    private final AuthorizationRequests requests;
    private final ProviderChoice choice;
    private final RelyingParty relyingParty;
    private final FederatedSignIn signIn;
    private final BrowserSessions sessions;
    private final Authorizations authorizations;
    private final TroublePages pages;

    Arrivals(
            AuthorizationRequests requests,
            ProviderChoice choice,
            RelyingParty relyingParty,
            FederatedSignIn signIn,
            BrowserSessions sessions,
            Authorizations authorizations,
            TroublePages pages) {
        this.requests = requests;
        this.choice = choice;
        this.relyingParty = relyingParty;
        this.signIn = signIn;
        this.sessions = sessions;
        this.authorizations = authorizations;
        this.pages = pages;
    }

    /**
     * Answers what a provider says.
     *
     * @param trip of this very browser, for the first time
     */
    Uni<WebAnswer> arrive(WebRequest request, Trip trip, RequestParameters said) {
        return requests.read(asItBegan(request, trip))
                .chain(asked -> arrive(request, trip, said, asked)
                        .onFailure(failure -> !(failure instanceof RetryLaterException))
                        .recoverWithItem(failure -> refusal(trip, asked, failure)))
                .onFailure(RefusedAuthorization.class)
                .recoverWithUni(refused -> refused instanceof RefusedAuthorization.Redirect redirect
                        ? Uni.createFrom().item(redirect.answer())
                        : pages.unexpected(request));
    }

    /** The request that began the trip, which is read once more: what it asks for may not be allowed any more. */
    private static WebRequest asItBegan(WebRequest request, Trip trip) {
        WireRequest wire = new WireRequest(
                "GET", request.path(), trip.query(), request.wire().headers(), Buffer.buffer());
        return new WebRequest(wire, request.secure(), request.pathParameters(), request.context());
    }

    private Uni<WebAnswer> arrive(WebRequest request, Trip trip, RequestParameters said, AuthorizationRequest asked) {
        return Uni.createFrom()
                .deferred(() -> identity(trip, said, asked))
                .chain(identity -> signIn.complete(asked.target(), identity, request.context()))
                .chain(authentication -> enter(request, trip, asked, authentication));
    }

    private Uni<ExternalIdentity> identity(Trip trip, RequestParameters said, AuthorizationRequest asked) {
        Optional<String> error = said.find("error");
        if (error.isPresent()) {
            throw new OAuthException(told(error.get(), said.find("error_description")));
        }
        ProviderResponse response = new ProviderResponse(
                said.require("code"),
                trip.redirectUri(),
                trip.nonce(),
                trip.verifier(),
                said.find("iss"),
                said.find("user"));
        return choice.require(asked.target(), trip.provider())
                .chain(provider -> relyingParty.identify(provider, response));
    }

    /** A provider's error goes on to the client as it is, as far as it is one. */
    private static OAuthError told(String code, Optional<String> description) {
        OAuthError error = OAuthError.of(PlainText.of(code, LONGEST_CODE));
        return description
                .map(words -> PlainText.of(words, LONGEST_WORDS))
                .filter(words -> !words.isEmpty())
                .map(error::because)
                .orElse(error);
    }

    private Uni<WebAnswer> enter(
            WebRequest request, Trip trip, AuthorizationRequest asked, Authentication authentication) {
        return sessions.start(request, asked.target().pool(), authentication, Optional.of(trip.provider()))
                .chain(started -> authorizations
                        .grant(asked, started.session(), request.context())
                        .map(answer -> answer.with("set-cookie", started.cookie())));
    }

    private static WebAnswer refusal(Trip trip, AuthorizationRequest asked, Throwable failure) {
        return asked.reply().refusal(told(trip, failure));
    }

    private static OAuthError told(Trip trip, Throwable failure) {
        return switch (failure) {
            case OAuthException known -> known.error();
            case ProviderFailure provider -> {
                LOG.warnf("%s leads nowhere: %s", trip, provider.getMessage());
                yield OAuthError.INVALID_REQUEST.because(provider.getMessage());
            }
            case AwsException refused
            when refused.fault() == Fault.CLIENT -> OAuthError.INVALID_REQUEST.because(refused.getMessage());
            default -> {
                LOG.errorf(failure, "%s failed", trip);
                yield OAuthError.SERVER_ERROR;
            }
        };
    }
}
