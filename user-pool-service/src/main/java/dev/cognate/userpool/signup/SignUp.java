package dev.cognate.userpool.signup;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.SignUpOperation;
import dev.cognate.contract.idp.SignUpRequest;
import dev.cognate.contract.idp.SignUpResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.attribute.AttributeRules;
import dev.cognate.userpool.attribute.AttributeWriter;
import dev.cognate.userpool.choice.AutoSignIn;
import dev.cognate.userpool.choice.Passwordless;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.client.SecretHash;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.message.MessageKind;
import dev.cognate.userpool.password.Passwords;
import dev.cognate.userpool.password.PreparedPassword;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.trigger.Occasion;
import dev.cognate.userpool.trigger.PostConfirmationTrigger;
import dev.cognate.userpool.trigger.PreSignUpTrigger;
import dev.cognate.userpool.user.NewUser;
import dev.cognate.userpool.user.UserStatus;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * SignUp. A taken username is always told; a taken e-mail address or phone number only to who proves to own it, when it
 * is an alias.
 */
@ApplicationScoped
class SignUp implements SignUpOperation {
    private final AppClients clients;
    private final Users users;
    private final Passwords passwords;
    private final SignUpCodes codes;
    private final PreSignUpTrigger preSignUp;
    private final PostConfirmationTrigger postConfirmation;
    private final AutoSignIn autoSignIn;
    private final UserPoolEvents events;
    private final Database database;

    SignUp(
            AppClients clients,
            Users users,
            Passwords passwords,
            SignUpCodes codes,
            PreSignUpTrigger preSignUp,
            PostConfirmationTrigger postConfirmation,
            AutoSignIn autoSignIn,
            UserPoolEvents events,
            Database database) {
        this.clients = clients;
        this.users = users;
        this.passwords = passwords;
        this.codes = codes;
        this.preSignUp = preSignUp;
        this.postConfirmation = postConfirmation;
        this.autoSignIn = autoSignIn;
        this.events = events;
        this.database = database;
    }

    @Override
    public Uni<SignUpResponse> signUp(SignUpRequest request, CallContext context) {
        return clients.require(request.clientId()).chain(client -> {
            SecretHash.require(client.client(), request.username(), request.secretHash());
            requireOpen(client.pool());
            NewUser wanted = wanted(client, request);
            Occasion occasion = Occasion.of(client, context, request.clientMetadata());
            return requirePolicy(client, request.password())
                    .chain(() -> preSignUp.signingUp(occasion, wanted, request.validationData()))
                    .map(verdict -> Admission.of(wanted, verdict))
                    .chain(admission -> prepare(client, wanted, request.password())
                            .chain(password ->
                                    database.inTransaction(session -> create(session, occasion, admission, password))))
                    .chain(created -> answer(client, occasion, created));
        });
    }

    private static void requireOpen(UserPool pool) {
        boolean closed = Optional.ofNullable(pool.settings().adminCreateUserConfig())
                .map(config -> Boolean.TRUE.equals(config.allowAdminCreateUserOnly()))
                .orElse(false);
        if (closed) {
            throw new NotAuthorizedException("SignUp is not permitted for this user pool");
        }
    }

    private static NewUser wanted(ClientInPool client, SignUpRequest request) {
        AttributeRules rules = AttributeRules.of(client.pool());
        var attributes = rules.create(
                request.userAttributes(),
                new AttributeWriter.Client(client.client().settings()));
        NewUser wanted = NewUser.named(client.pool(), request.username(), UserStatus.UNCONFIRMED, attributes);
        rules.requireComplete(wanted.attributes());
        if (request.password() == null && !Passwordless.maySignUp(client, wanted.attributes())) {
            throw new InvalidParameterException("Password is required");
        }
        return wanted;
    }

    private Uni<Optional<PreparedPassword>> prepare(ClientInPool client, NewUser wanted, String password) {
        return password == null
                ? Uni.createFrom().item(Optional.empty())
                : passwords.prepare(client.pool(), wanted.username(), password).map(Optional::of);
    }

    private Uni<Void> requirePolicy(ClientInPool client, String password) {
        return password == null ? Uni.createFrom().voidItem() : passwords.requirePolicy(client.pool(), password);
    }

    private Uni<PendingCode> create(
            Mutiny.Session session, Occasion occasion, Admission admission, Optional<PreparedPassword> password) {
        UserPool pool = occasion.pool();
        return users.create(session, pool, admission.user(), admission.takesAliases())
                .call(user -> password.map(prepared -> passwords.store(session, pool, user, prepared, false))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .call(user -> events.record(
                        session,
                        UserPoolEventType.USER_SIGNED_UP,
                        pool,
                        user,
                        EventDetails.of(
                                occasion.context(),
                                "clientId",
                                occasion.clientId().orElseThrow())))
                .chain(user -> user.status() == UserStatus.CONFIRMED
                        ? Uni.createFrom().item(new PendingCode(user, Optional.empty(), Optional.empty()))
                        : codes.issue(session, pool, user));
    }

    private Uni<SignUpResponse> answer(ClientInPool client, Occasion occasion, PendingCode created) {
        boolean confirmed = created.user().status() == UserStatus.CONFIRMED;
        SignUpResponse.Builder answer = SignUpResponse.builder()
                .userConfirmed(confirmed)
                .userSub(created.user().sub().toString())
                .session(created.destination()
                        .flatMap(to -> autoSignIn.afterSignUp(client, created.user(), to.attribute()))
                        .orElse(null));
        Uni<Void> told = confirmed
                ? postConfirmation.signUpConfirmed(occasion, created.user())
                : Uni.createFrom().voidItem();
        return told.chain(() -> codes.send(MessageKind.SIGN_UP, occasion, created))
                .map(details -> answer.codeDeliveryDetails(details).build());
    }
}
