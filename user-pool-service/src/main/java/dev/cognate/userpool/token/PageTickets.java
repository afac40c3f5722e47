package dev.cognate.userpool.token;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Lets our own pages call the operations of users in process, by the same rules as everybody else: with a ticket where others
 * show an access token. A ticket is random, known to this process alone and good for nothing once its call has ended.
 */
@ApplicationScoped
public class PageTickets {
    private static final String PREFIX = "page.";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Holder> held = new ConcurrentHashMap<>();

    /**
     * Who holds a ticket.
     *
     * @param user as the database has it now
     * @param signIn how the user came in
     */
    record Holder(SignedInUser user, EarlierSignIn signIn) {}

    /**
     * Calls operations for somebody who is signed in on our pages.
     *
     * @param signIn how the user came in, which changes that need a recent sign-in and step-ups look at
     * @param call is given a ticket to put in the place of the access token; it ends with the call
     */
    public <T> Uni<T> calling(SignedInUser user, EarlierSignIn signIn, Function<String, Uni<T>> call) {
        return Uni.createFrom().deferred(() -> {
            String ticket = PREFIX + random();
            held.put(ticket, new Holder(user, signIn));
            return Uni.createFrom()
                    .deferred(() -> call.apply(ticket))
                    .onTermination()
                    .invoke(() -> held.remove(ticket));
        });
    }

    /** Who holds this ticket; empty for access tokens and for tickets whose call has ended. */
    Optional<Holder> find(String ticket) {
        return ticket != null && ticket.startsWith(PREFIX) ? Optional.ofNullable(held.get(ticket)) : Optional.empty();
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
