package dev.cognate.userpool.admin;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AdminCreateUserOperation;
import dev.cognate.contract.idp.AdminCreateUserRequest;
import dev.cognate.contract.idp.AdminCreateUserResponse;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.MessageActionType;
import dev.cognate.contract.idp.UnsupportedUserStateException;
import dev.cognate.contract.idp.UserType;
import dev.cognate.database.Database;
import dev.cognate.userpool.attribute.AttributeRules;
import dev.cognate.userpool.attribute.AttributeView;
import dev.cognate.userpool.attribute.AttributeWriter;
import dev.cognate.userpool.choice.Passwordless;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.password.Passwords;
import dev.cognate.userpool.password.PreparedPassword;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.trigger.Occasion;
import dev.cognate.userpool.trigger.PreSignUpTrigger;
import dev.cognate.userpool.user.NewUser;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** AdminCreateUser: a new user with a temporary password, or the invitation once more. */
@ApplicationScoped
class AdminCreateUser implements AdminCreateUserOperation {
    private final Pools pools;
    private final Users users;
    private final Passwords passwords;
    private final Invitations invitations;
    private final PreSignUpTrigger preSignUp;
    private final UserPoolEvents events;
    private final Database database;

    AdminCreateUser(
            Pools pools,
            Users users,
            Passwords passwords,
            Invitations invitations,
            PreSignUpTrigger preSignUp,
            UserPoolEvents events,
            Database database) {
        this.pools = pools;
        this.users = users;
        this.passwords = passwords;
        this.invitations = invitations;
        this.preSignUp = preSignUp;
        this.events = events;
        this.database = database;
    }

    @Override
    public Uni<AdminCreateUserResponse> adminCreateUser(AdminCreateUserRequest request, CallContext context) {
        return pools.require(request.userPoolId()).chain(pool -> {
            String password = password(pool, request);
            return requirePolicy(pool, password)
                    .chain(() -> MessageActionType.RESEND.equals(request.messageAction())
                            ? renew(pool, request, password, context)
                            : create(pool, request, password, context))
                    .call(user -> MessageActionType.SUPPRESS.equals(request.messageAction())
                            ? Uni.createFrom().voidItem()
                            : invitations.send(
                                    Occasion.ofAdmin(pool, context, request.clientMetadata()),
                                    user,
                                    request.username(),
                                    password,
                                    request.desiredDeliveryMediums()))
                    .map(user -> AdminCreateUserResponse.builder()
                            .user(described(pool, user))
                            .build());
        });
    }

    /** Empty where users sign in by code and none is named: those have no password at all. */
    private String password(UserPool pool, AdminCreateUserRequest request) {
        boolean resend = MessageActionType.RESEND.equals(request.messageAction());
        return Optional.ofNullable(request.temporaryPassword())
                .filter(given -> !given.isEmpty())
                .orElseGet(() -> !resend && Passwordless.isPossible(pool) ? "" : passwords.generateTemporary(pool));
    }

    private Uni<Void> requirePolicy(UserPool pool, String password) {
        return password.isEmpty() ? Uni.createFrom().voidItem() : passwords.requirePolicy(pool, password);
    }

    private Uni<Optional<PreparedPassword>> prepare(UserPool pool, NewUser wanted, String password) {
        return password.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : passwords.prepare(pool, wanted.username(), password).map(Optional::of);
    }

    /** A user without a password is confirmed at once, so nothing may be missing. */
    private static NewUser withoutPassword(UserPool pool, String username, Map<String, String> attributes) {
        NewUser wanted = NewUser.named(pool, username, UserStatus.CONFIRMED, attributes);
        AttributeRules.of(pool).requireComplete(wanted.attributes());
        if (!Passwordless.isReachable(pool, wanted.attributes())) {
            throw new InvalidParameterException(
                    "A user without a password needs an email or phone_number that one-time passwords can be sent to.");
        }
        return wanted;
    }

    private Uni<User> create(UserPool pool, AdminCreateUserRequest request, String password, CallContext context) {
        var attributes = AttributeRules.of(pool).create(request.userAttributes(), new AttributeWriter.Admin());
        NewUser wanted = password.isEmpty()
                ? withoutPassword(pool, request.username(), attributes)
                : NewUser.named(pool, request.username(), UserStatus.FORCE_CHANGE_PASSWORD, attributes);
        boolean force = Boolean.TRUE.equals(request.forceAliasCreation());
        Occasion occasion = Occasion.ofAdmin(pool, context, request.clientMetadata());
        return preSignUp
                .creating(occasion, wanted, request.validationData())
                .chain(() -> prepare(pool, wanted, password))
                .chain(prepared -> database.inTransaction(session -> users.create(session, pool, wanted, force)
                        .call(user -> prepared.map(made -> passwords.store(session, pool, user, made, true))
                                .orElseGet(() -> Uni.createFrom().voidItem()))
                        .call(user -> events.record(
                                session, UserPoolEventType.USER_CREATED, pool, user, EventDetails.of(context)))));
    }

    private Uni<User> renew(UserPool pool, AdminCreateUserRequest request, String password, CallContext context) {
        return database.read(session -> users.find(session, pool, request.username()))
                .map(found -> found.orElseThrow(UserExistence::missing))
                .invoke(AdminCreateUser::requireInvited)
                .chain(user -> passwords
                        .prepare(pool, user.username(), password)
                        .chain(prepared ->
                                database.inTransaction(session -> renew(session, pool, user, prepared, context))));
    }

    private Uni<User> renew(
            Mutiny.Session session, UserPool pool, User known, PreparedPassword password, CallContext context) {
        return users.findForUpdate(session, pool.id(), known.sub())
                .map(found -> found.orElseThrow(UserExistence::missing))
                .invoke(AdminCreateUser::requireInvited)
                .call(user -> passwords.store(session, pool, user, password, true))
                .call(user ->
                        events.record(session, UserPoolEventType.USER_INVITED, pool, user, EventDetails.of(context)));
    }

    private static void requireInvited(User user) {
        if (user.status() != UserStatus.FORCE_CHANGE_PASSWORD) {
            throw new UnsupportedUserStateException(
                    "Resend not possible. User is not in the " + UserStatus.FORCE_CHANGE_PASSWORD + " state.");
        }
    }

    private static UserType described(UserPool pool, User user) {
        return UserType.builder()
                .username(user.username())
                .attributes(AttributeView.all(pool, user.sub(), user.attributes()))
                .userCreateDate(user.createdAt())
                .userLastModifiedDate(user.modifiedAt())
                .enabled(user.enabled())
                .userStatus(user.status().wire())
                .build();
    }
}
