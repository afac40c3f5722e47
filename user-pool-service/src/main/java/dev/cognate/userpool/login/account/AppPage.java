package dev.cognate.userpool.login.account;

import dev.cognate.contract.idp.VerifySoftwareTokenOperation;
import dev.cognate.contract.idp.VerifySoftwareTokenRequest;
import dev.cognate.userpool.login.FlowState.Said;
import dev.cognate.userpool.login.Flows;
import dev.cognate.userpool.login.LoginFlow;
import dev.cognate.userpool.login.OtpAuth;
import dev.cognate.userpool.login.PageNodes;
import dev.cognate.userpool.login.Turn;
import dev.cognate.userpool.login.Visit;
import dev.cognate.userpool.login.view.Graphic;
import dev.cognate.userpool.login.view.LoginView;
import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.login.view.Node;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Link;
import dev.cognate.userpool.mfa.MfaMethod;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code /account/app}: an authenticator app to set up, whose key only the session it was made in sees. */
@ApplicationScoped
class AppPage implements OwnPage {
    static final String TASK = "app";

    private final VerifySoftwareTokenOperation verify;
    private final FactorPreference preference;
    private final AccountDoor door;
    private final Flows flows;

    AppPage(VerifySoftwareTokenOperation verify, FactorPreference preference, AccountDoor door, Flows flows) {
        this.verify = verify;
        this.preference = preference;
        this.door = door;
        this.flows = flows;
    }

    @Override
    public AccountDoor door() {
        return door;
    }

    @Override
    public String path() {
        return AccountPaths.APP;
    }

    @Override
    public Uni<Turn> show(Visit visit) {
        return door.openFresh(
                visit,
                caller -> Uni.createFrom()
                        .item(caller.begun(TASK)
                                .map(begun -> (Turn) Turn.Show.of(view(caller, begun.value())))
                                .orElseGet(
                                        () -> flows.move(Flows.ACCOUNT, visit.state(), new LoginFlow.Start(false)))));
    }

    private static LoginView view(Caller caller, String key) {
        Visit visit = caller.visit();
        String address = OtpAuth.address(visit.pool(), caller.signedIn().user().username(), key);
        return LoginView.of("account-app", "totp.title")
                .lead(Message.of("totp.lead"))
                .graphic(Graphic.AUTH_APP)
                .with(PageNodes.notice(visit, PageNodes.CODE).toArray(Node[]::new))
                .with(new Node.QrCode(address, key))
                .with(Form.to(
                        AccountPaths.APP,
                        PageNodes.step(visit),
                        PageNodes.code(visit),
                        PageNodes.submit("code.verify")))
                .with(Link.to(Flows.ACCOUNT, Message.of("action.back")));
    }

    @Override
    public Uni<Turn> submit(Visit visit) {
        return door.openFresh(
                visit,
                caller -> caller.begun(TASK)
                        .filter(begun -> visit.isDue())
                        .map(begun -> door.orSaying(finish(caller), caller, AccountPaths.APP))
                        .orElseGet(() -> Uni.createFrom().item(new Turn.Stale())));
    }

    private Uni<Turn> finish(Caller caller) {
        String code = caller.visit().fields().code();
        if (!code.matches("[0-9]{6}")) {
            return Uni.createFrom()
                    .item(flows.stay(AccountPaths.APP, caller.state(), Said.wrong(PageNodes.CODE, "code.wrong")));
        }
        return door.call(
                        caller,
                        ticket -> verify.verifySoftwareToken(
                                VerifySoftwareTokenRequest.builder()
                                        .accessToken(ticket)
                                        .userCode(code)
                                        .build(),
                                caller.visit().context()))
                .chain(() -> preference.set(caller, MfaMethod.SOFTWARE_TOKEN_MFA, true, false))
                .map(done -> flows.move(
                        Flows.ACCOUNT, caller.state(), new LoginFlow.Start(false), Said.good("account.saved")));
    }
}
