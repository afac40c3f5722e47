package dev.cognate.userpool.login;

import dev.cognate.userpool.client.AppClient;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.login.view.Field.TextField;
import dev.cognate.userpool.login.view.Graphic;
import dev.cognate.userpool.login.view.Input;
import dev.cognate.userpool.login.view.Language;
import dev.cognate.userpool.login.view.LoginPages;
import dev.cognate.userpool.login.view.LoginView;
import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.login.view.Node.Button;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Hidden;
import dev.cognate.userpool.login.view.Node.Text;
import dev.cognate.userpool.login.view.PageContext;
import dev.cognate.userpool.oauth.DevicePages;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** {@code /device} (RFC 8628, section 3.3) in the client's look and the reader's language. */
@ApplicationScoped
class DeviceViews implements DevicePages {
    private static final String PATH = "/device?client_id=";
    private static final int LONGEST = 32;

    private final LoginPages pages;

    DeviceViews(LoginPages pages) {
        this.pages = pages;
    }

    @Override
    public Uni<WebAnswer> ask(WebRequest request, Question question) {
        AppClient client = question.target().client();
        TextField code = TextField.of("user_code", Input.DEVICE_CODE, Message.of("code.label"))
                .value(question.code())
                .maxLength(LONGEST);
        LoginView view = LoginView.of("device", "device.title")
                .lead(lead(client, question.username()))
                .graphic(Graphic.AUTH_APP)
                .with(
                        new Text(Message.of("device.care")),
                        Form.to(
                                PATH + client.id(),
                                question.wrong() ? code.error(Message.of("device.wrong")) : code,
                                new Hidden("token", question.token()),
                                Button.primary("answer", "allow", Message.of("device.allow")),
                                Button.secondary("answer", "deny", Message.of("device.deny"))));
        return answer(request, question.target(), view, question.wrong() ? 400 : 200);
    }

    /** What a client that registered itself calls itself may be a lie. */
    private static Message lead(AppClient client, String username) {
        return Message.of(client.registeredItself() ? "device.lead-stranger" : "device.lead")
                .with("app", client.settings().clientName())
                .with("name", username);
    }

    @Override
    public Uni<WebAnswer> done(WebRequest request, ClientInPool target, boolean allowed) {
        LoginView view = LoginView.of(
                        allowed ? "device-done" : "device-denied",
                        allowed ? "device.done-title" : "device.denied-title")
                .lead(Message.of(allowed ? "device.done-lead" : "device.denied-lead"))
                .graphic(allowed ? Graphic.DONE : Graphic.TROUBLE);
        return answer(request, target, view, 200);
    }

    private Uni<WebAnswer> answer(WebRequest request, ClientInPool target, LoginView view, int status) {
        Language language = PageLanguage.of(request);
        PageContext context = PageContext.of(
                        target, language, request.path(), request.wire().query())
                .requestId(request.context().requestId());
        return pages.answer(status, view, context, List.of(), request.secure())
                .map(page -> PageLanguage.remembering(request, language)
                        .map(line -> page.with("set-cookie", line))
                        .orElse(page));
    }
}
