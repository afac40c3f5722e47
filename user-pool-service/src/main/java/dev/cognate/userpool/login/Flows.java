package dev.cognate.userpool.login;

import dev.cognate.userpool.login.FlowState.Said;
import jakarta.enterprise.context.ApplicationScoped;

/** Moves flows on. */
@ApplicationScoped
public class Flows {
    /** Where sign-ins begin. */
    public static final String SIGN_IN = "/login";

    static final String SIGN_UP = "/signup";
    static final String CONFIRM = "/confirm";
    static final String RESEND = "/resendcode";
    static final String FORGOT = "/forgotPassword";
    static final String FORGOT_USERNAME = "/forgotUsername";
    static final String RESET = "/confirmforgotPassword";
    /** Where passkeys are made. */
    public static final String PASSKEY = "/passkeys/add";

    /** Where people look after their account. */
    public static final String ACCOUNT = "/account";

    private final FlowCookies cookies;

    Flows(FlowCookies cookies) {
        this.cookies = cookies;
    }

    /** On to a page with something else to do there. */
    public Turn.Move move(String path, FlowState state, LoginFlow flow) {
        return new Turn.Move(path, cookies.next(state, flow));
    }

    /** The same, and the page says something. */
    public Turn.Move move(String path, FlowState state, LoginFlow flow, Said said) {
        return new Turn.Move(path, cookies.next(state, flow).saying(said));
    }

    /** Back to a page, which says what was wrong; the same form will do. */
    public Turn.Move stay(String path, FlowState state, Said said) {
        return new Turn.Move(path, state.saying(said));
    }

    /** Back to the beginning. */
    Turn.Move restart(FlowState state, Said said) {
        return move(SIGN_IN, state, new LoginFlow.Start(false), said);
    }
}
