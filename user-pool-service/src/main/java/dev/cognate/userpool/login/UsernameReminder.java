package dev.cognate.userpool.login;

import dev.cognate.contract.idp.AttributeType;
import dev.cognate.contract.idp.ListUsersOperation;
import dev.cognate.contract.idp.ListUsersRequest;
import dev.cognate.contract.idp.UserType;
import dev.cognate.userpool.context.CallerContext;
import dev.cognate.userpool.login.view.Bundles;
import dev.cognate.userpool.login.view.Speech;
import dev.cognate.userpool.message.PlainEmails;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** E-mails usernames to the address they belong to, behind the caller's back: the answer is the same and as fast for every address. */
@ApplicationScoped
class UsernameReminder {
    private static final Logger LOG = Logger.getLogger(UsernameReminder.class);
    private static final int MOST_NAMES = 20;
    private static final int MOST_AT_ONCE = 100;

    private final ListUsersOperation listUsers;
    private final PlainEmails emails;
    private final Bundles bundles;
    private final Semaphore underWay = new Semaphore(MOST_AT_ONCE);

    UsernameReminder(ListUsersOperation listUsers, PlainEmails emails, Bundles bundles) {
        this.listUsers = listUsers;
        this.emails = emails;
        this.bundles = bundles;
    }

    /** Returns at once; whether a message is sent shows nowhere but in the mailbox. */
    void send(Visit visit, String address) {
        if (!underWay.tryAcquire()) {
            LOG.warn("A forgotten username was not sent: too many are under way");
            return;
        }
        CallerContext.executor()
                .execute(() -> Uni.createFrom()
                        .deferred(() -> remind(visit, address))
                        .onTermination()
                        .invoke(() -> underWay.release())
                        .subscribe()
                        .with(
                                done -> LOG.debug("A request for a forgotten username is done"),
                                failure -> LOG.warnf("A forgotten username was not sent: %s", failure)));
    }

    private Uni<Void> remind(Visit visit, String address) {
        ListUsersRequest request = ListUsersRequest.builder()
                .userPoolId(visit.pool().id())
                .filter("email = \"" + address.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .limit(MOST_NAMES)
                .build();
        return listUsers
                .listUsers(request, visit.context())
                .map(answer -> answer.users().stream()
                        .filter(user -> owns(user, address))
                        .toList())
                .chain(owners -> owners.isEmpty() ? Uni.createFrom().voidItem() : send(visit, owners));
    }

    /** Only who confirmed the address; whoever else typed it in might be anybody. */
    private static boolean owns(UserType user, String address) {
        return Boolean.TRUE.equals(user.enabled())
                && attribute(user, "email").equalsIgnoreCase(address)
                && attribute(user, "email_verified").equals("true");
    }

    private static String attribute(UserType user, String name) {
        return user.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .map(AttributeType::value)
                .findFirst()
                .orElse("");
    }

    /** To the address as it was confirmed, which is not always how it was typed now. */
    private Uni<Void> send(Visit visit, List<UserType> owners) {
        Speech say = bundles.in(visit.language());
        String names = owners.stream()
                .map(owner -> "<li>" + escape(owner.username()) + "</li>")
                .collect(Collectors.joining());
        String lead = escape(say.of(PageNodes.app("username.mail-lead", visit)));
        return emails.send(
                visit.pool(),
                attribute(owners.getFirst(), "email"),
                say.id("username.mail-subject"),
                "<p>" + lead + "</p><ul>" + names + "</ul>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
