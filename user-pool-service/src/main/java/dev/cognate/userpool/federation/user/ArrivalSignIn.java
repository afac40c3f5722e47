package dev.cognate.userpool.federation.user;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.database.Database;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.federation.ExternalIdentity;
import dev.cognate.userpool.federation.FederatedSignIn;
import dev.cognate.userpool.signin.ExternalSignIn;
import dev.cognate.userpool.signin.PageSignIn;
import dev.cognate.userpool.token.Authentication;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Signs in who comes from an identity provider. The first time, functions hear of it as of a sign-up (PreSignUp and
 * PostConfirmation), later as of a sign-in (PreAuthentication and PostAuthentication).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html">AWS's
 *     guide: Lambda triggers for federated users</a>
 */
@ApplicationScoped
class ArrivalSignIn implements FederatedSignIn {
    private final Database database;
    private final FederatedUsers users;
    private final Newcomers newcomers;
    private final ExternalSignIn signIn;
    private final FederationFunctions functions;

    ArrivalSignIn(
            Database database,
            FederatedUsers users,
            Newcomers newcomers,
            ExternalSignIn signIn,
            FederationFunctions functions) {
        this.database = database;
        this.users = users;
        this.newcomers = newcomers;
        this.signIn = signIn;
        this.functions = functions;
    }

    @Override
    public Uni<Authentication> complete(ClientInPool target, ExternalIdentity identity, CallContext context) {
        return Uni.createFrom()
                .deferred(() -> functions.transform(Arrival.of(target, identity, context)))
                .chain(arrival -> database.read(session -> users.find(session, arrival))
                        .chain(found -> found.isPresent() ? returning(arrival, found.get()) : arriving(arrival))
                        .chain(member -> enter(arrival, member)));
    }

    private Uni<Member> returning(Arrival arrival, User user) {
        if (!user.enabled()) {
            // the engine refuses, and records that it did
            return Uni.createFrom().item(new Member(user, false));
        }
        return functions
                .before(arrival, user)
                .chain(() -> database.inTransaction(session -> users.update(session, arrival)))
                // unlinked at this very moment
                .chain(member -> member.map(Uni.createFrom()::item).orElseGet(() -> arriving(arrival)));
    }

    /** The function of PreSignUp may link the identity to a user, who then signs in. */
    private Uni<Member> arriving(Arrival arrival) {
        return newcomers
                .wanted(arrival)
                .chain(wanted -> database.inTransaction(session -> users.admit(session, arrival, wanted)))
                .call(member -> member.newcomer()
                        ? functions.created(arrival, member.user())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Authentication> enter(Arrival arrival, Member member) {
        var identity = new ExternalSignIn.Identity(member.user().sub(), arrival.provider(), member.newcomer());
        return signIn.enter(arrival.target(), identity, arrival.context())
                .map(ArrivalSignIn::authentication)
                .map(done -> new Authentication(
                        done.user(),
                        done.at(),
                        done.deviceKey(),
                        ProvidedAssurance.of(arrival.pool(), arrival.identity()),
                        done.context()));
    }

    private static Authentication authentication(PageSignIn.Step step) {
        return switch (step) {
            case PageSignIn.SignedIn signedIn -> signedIn.authentication();
            case PageSignIn.Asked asked ->
                throw new NotAuthorizedException("Federated users cannot answer "
                        + asked.question().challenge().value() + ".");
        };
    }
}
