package dev.cognate.userpool.threat;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AdminListUserAuthEventsOperation;
import dev.cognate.contract.idp.AdminListUserAuthEventsRequest;
import dev.cognate.contract.idp.AdminListUserAuthEventsResponse;
import dev.cognate.contract.idp.AdminUpdateAuthEventFeedbackOperation;
import dev.cognate.contract.idp.AdminUpdateAuthEventFeedbackRequest;
import dev.cognate.contract.idp.AdminUpdateAuthEventFeedbackResponse;
import dev.cognate.contract.idp.AuthEventType;
import dev.cognate.contract.idp.UpdateAuthEventFeedbackOperation;
import dev.cognate.contract.idp.UpdateAuthEventFeedbackRequest;
import dev.cognate.contract.idp.UpdateAuthEventFeedbackResponse;
import dev.cognate.contract.idp.UserPoolAddOnNotEnabledException;
import dev.cognate.database.Database;
import dev.cognate.database.PageTokens;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.ThreatMode;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** AdminListUserAuthEvents, AdminUpdateAuthEventFeedback and UpdateAuthEventFeedback. */
@ApplicationScoped
class AuthEventOperations
        implements AdminListUserAuthEventsOperation,
                AdminUpdateAuthEventFeedbackOperation,
                UpdateAuthEventFeedbackOperation {
    private static final int MAX_PAGE = 60;
    private static final UUID NEWEST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final Pools pools;
    private final Users users;
    private final AuthEventStore store;
    private final AuthEvents events;
    private final FeedbackTokens feedback;
    private final PageTokens pages;
    private final Database database;

    AuthEventOperations(
            Pools pools,
            Users users,
            AuthEventStore store,
            AuthEvents events,
            FeedbackTokens feedback,
            PageTokens pages,
            Database database) {
        this.pools = pools;
        this.users = users;
        this.store = store;
        this.events = events;
        this.feedback = feedback;
        this.pages = pages;
        this.database = database;
    }

    @Override
    public Uni<AdminListUserAuthEventsResponse> adminListUserAuthEvents(
            AdminListUserAuthEventsRequest request, CallContext context) {
        int limit = Optional.ofNullable(request.maxResults())
                .filter(wish -> wish > 0)
                .orElse(MAX_PAGE);
        return user(request.userPoolId(), request.username()).chain(user -> {
            String list = "auth events of " + user.poolId() + " " + user.sub();
            PageTokens.Place place = pages.open(list, request.nextToken());
            UUID before = place == null ? NEWEST : UUID.fromString(place.id());
            // one more than asked for tells whether there is another page
            return database.read(session -> store.page(session, user, before, limit + 1))
                    .map(found -> page(list, found, limit));
        });
    }

    private AdminListUserAuthEventsResponse page(String list, List<AuthEventType> found, int limit) {
        List<AuthEventType> shown = found.subList(0, Math.min(limit, found.size()));
        return AdminListUserAuthEventsResponse.builder()
                .authEvents(shown)
                .nextToken(
                        found.size() > limit
                                ? pages.continueBehind(
                                        list, null, shown.getLast().eventId())
                                : null)
                .build();
    }

    @Override
    public Uni<AdminUpdateAuthEventFeedbackResponse> adminUpdateAuthEventFeedback(
            AdminUpdateAuthEventFeedbackRequest request, CallContext context) {
        return user(request.userPoolId(), request.username())
                .chain(user -> events.say(user, request.eventId(), request.feedbackValue(), "Admin"))
                .replaceWith(
                        () -> AdminUpdateAuthEventFeedbackResponse.builder().build());
    }

    @Override
    public Uni<UpdateAuthEventFeedbackResponse> updateAuthEventFeedback(
            UpdateAuthEventFeedbackRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .invoke(AuthEventOperations::requireProtection)
                .chain(pool -> find(pool, request.username()))
                // who has no token does not learn either who exists
                .map(found -> feedback.require(found, request.eventId(), request.feedbackToken()))
                .chain(user -> events.say(user, request.eventId(), request.feedbackValue(), "User"))
                .replaceWith(() -> UpdateAuthEventFeedbackResponse.builder().build());
    }

    private Uni<User> user(String poolId, String username) {
        return pools.require(poolId)
                .invoke(AuthEventOperations::requireProtection)
                .chain(pool -> find(pool, username))
                .map(found -> found.orElseThrow(UserExistence::missing));
    }

    private Uni<Optional<User>> find(UserPool pool, String username) {
        return database.read(session -> users.find(session, pool, username));
    }

    private static void requireProtection(UserPool pool) {
        if (ThreatMode.of(pool) == ThreatMode.OFF && ThreatMode.ofCustom(pool) == ThreatMode.OFF) {
            throw new UserPoolAddOnNotEnabledException("Threat protection is not enabled for this user pool.");
        }
    }
}
