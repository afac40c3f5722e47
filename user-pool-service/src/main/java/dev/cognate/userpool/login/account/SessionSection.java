package dev.cognate.userpool.login.account;

import dev.cognate.contract.idp.GlobalSignOutOperation;
import dev.cognate.contract.idp.GlobalSignOutRequest;
import dev.cognate.contract.idp.ListUserSessionsOperation;
import dev.cognate.contract.idp.ListUserSessionsRequest;
import dev.cognate.contract.idp.OperationNotEnabledException;
import dev.cognate.contract.idp.RevokeUserSessionOperation;
import dev.cognate.contract.idp.RevokeUserSessionRequest;
import dev.cognate.contract.idp.SessionDescriptionType;
import dev.cognate.userpool.login.Checked;
import dev.cognate.userpool.login.FlowState.Said;
import dev.cognate.userpool.login.Flows;
import dev.cognate.userpool.login.Turn;
import dev.cognate.userpool.login.Visit;
import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.login.view.Node;
import dev.cognate.userpool.login.view.Node.Button;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Group;
import dev.cognate.userpool.login.view.Node.Item;
import dev.cognate.userpool.login.view.Node.Items;
import dev.cognate.userpool.sso.BrowserSessions;
import dev.cognate.userpool.sso.SignedInBrowser;
import dev.cognate.wire.web.WebAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where somebody is signed in: browsers, and applications in pools that track sessions. The API lists browsers among the
 * sessions, too; here each stands once. To sign out asks for nothing more.
 */
@ApplicationScoped
class SessionSection implements AccountSection {
    private static final String END_BROWSER = "browser.end";
    private static final String END_APP = "session.end";
    private static final String END_ALL = "sessions.end";
    private static final String APP = "TOKEN";
    private static final String SIGNED_OUT = "/signedout";

    private final BrowserSessions browsers;
    private final ListUserSessionsOperation list;
    private final RevokeUserSessionOperation revoke;
    private final GlobalSignOutOperation signOut;
    private final AccountDoor door;
    private final Flows flows;

    SessionSection(
            BrowserSessions browsers,
            ListUserSessionsOperation list,
            RevokeUserSessionOperation revoke,
            GlobalSignOutOperation signOut,
            AccountDoor door,
            Flows flows) {
        this.browsers = browsers;
        this.list = list;
        this.revoke = revoke;
        this.signOut = signOut;
        this.door = door;
        this.flows = flows;
    }

    @Override
    public Uni<List<Node>> nodes(Caller caller) {
        return browsers.of(caller.signedIn().user())
                .chain(found -> applications(caller).map(apps -> List.of(group(caller, found, apps))));
    }

    private Uni<List<SessionDescriptionType>> applications(Caller caller) {
        return door.call(
                        caller,
                        ticket -> list.listUserSessions(
                                ListUserSessionsRequest.builder()
                                        .accessToken(ticket)
                                        .build(),
                                caller.visit().context()))
                .map(answer -> answer.sessions().stream()
                        .filter(session -> APP.equals(session.sessionType()))
                        .toList())
                .onFailure(OperationNotEnabledException.class)
                .recoverWithItem(List.of());
    }

    private static Node group(Caller caller, List<SignedInBrowser> found, List<SessionDescriptionType> apps) {
        Message heading = Message.of("account.sessions");
        List<Item> items = new ArrayList<>();
        found.forEach(browser -> items.add(item(caller, browser)));
        apps.forEach(app -> items.add(item(caller, app)));
        Button all = Button.secondary(END_ALL, "all", Message.of("account.sessions-end-all"));
        return Group.of(heading, Form.to(Flows.ACCOUNT, new Items(heading, items), all));
    }

    private static Item item(Caller caller, SignedInBrowser browser) {
        Message since = Message.of("account.session-since")
                .with("date", Dates.day(browser.since(), caller.visit().language()));
        boolean isThis = browser.id().equals(caller.session().id());
        return new Item(
                Message.verbatim(browser.browser()),
                isThis ? List.of(Message.of("account.session-this"), since) : List.of(since),
                List.of(Button.secondary(END_BROWSER, browser.id().toString(), Message.of("account.session-end"))));
    }

    private static Item item(Caller caller, SessionDescriptionType app) {
        Message active = Message.of("account.session-active")
                .with("date", Dates.day(app.lastActiveDate(), caller.visit().language()));
        return new Item(
                Message.verbatim(Optional.ofNullable(app.deviceType()).orElse("unknown")),
                List.of(active),
                List.of(Button.secondary(END_APP, app.sessionId(), Message.of("account.session-end"))));
    }

    @Override
    public Set<String> buttons() {
        return Set.of(END_BROWSER, END_APP, END_ALL);
    }

    @Override
    public boolean isDangerous() {
        return false;
    }

    @Override
    public Uni<Turn> press(Caller caller, String button, String value) {
        return switch (button) {
            case END_BROWSER -> endBrowser(caller, value);
            case END_APP -> endApplication(caller, value);
            default -> endAll(caller);
        };
    }

    private Uni<Turn> endBrowser(Caller caller, String id) {
        if (id.equals(caller.session().id().toString())) {
            return leave(caller.visit());
        }
        return parsed(id)
                .map(session -> browsers.end(caller.signedIn().user(), session))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .map(done -> flows.stay(Flows.ACCOUNT, caller.state(), Said.good("account.saved")));
    }

    private static Optional<UUID> parsed(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private Uni<Turn> endApplication(Caller caller, String id) {
        return door.call(
                        caller,
                        ticket -> revoke.revokeUserSession(
                                Checked.of(RevokeUserSessionRequest.builder()
                                        .accessToken(ticket)
                                        .sessionId(id)
                                        .build()),
                                caller.visit().context()))
                .map(done -> flows.stay(Flows.ACCOUNT, caller.state(), Said.good("account.saved")));
    }

    private Uni<Turn> endAll(Caller caller) {
        return door.call(
                        caller,
                        ticket -> signOut.globalSignOut(
                                GlobalSignOutRequest.builder()
                                        .accessToken(ticket)
                                        .build(),
                                caller.visit().context()))
                .chain(() -> leave(caller.visit()));
    }

    private Uni<Turn> leave(Visit visit) {
        return browsers.end(visit.web(), visit.pool())
                .map(removal -> new Turn.Leave(WebAnswer.seeOther(SIGNED_OUT), List.of(removal)));
    }
}
