package dev.cognate.userpool.oauth;

import dev.cognate.keyring.Sha256;
import dev.cognate.userpool.client.AppClient;
import dev.cognate.wire.web.WebAnswer;
import java.util.Base64;

/** The page where people type the code of their device, and what it says then. It works without scripts. */
final class DeviceHtml {
    private static final int BAD_REQUEST = 400;
    private static final String STYLE = """
            :root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:0;display:grid;min-height:100vh;\
            place-items:center}main{max-width:24rem;padding:1.5rem}label{display:block;font-weight:600}input{font:inherit;\
            font-size:1.5rem;letter-spacing:.15em;width:100%;box-sizing:border-box;padding:.5rem;text-transform:uppercase}\
            button{font:inherit;padding:.6rem 1.2rem;margin:1rem .5rem 0 0;min-height:2.75rem}[role=alert]{font-weight:600}\
            """;
    private static final String POLICY = "default-src 'none'; base-uri 'none'; frame-ancestors 'none';"
            + " form-action 'self'; style-src 'sha256-"
            + Base64.getEncoder().encodeToString(Sha256.of(STYLE)) + "'";

    private DeviceHtml() {}

    /**
     * Asks for the code and for a yes or a no.
     *
     * @param typed what to begin with
     * @param wrong whether no device waits with that
     */
    static WebAnswer ask(AppClient client, String username, String typed, String token, boolean wrong) {
        String notice = wrong
                ? "<p role=\"alert\" id=\"wrong\">No device is waiting with this code. It may have expired.</p>"
                : "";
        String form = """
                <h1>Connect a device</h1>
                <p>%s wants to sign in as <strong>%s</strong> on another device. Go on only if the code below is the one on\
                 a device in front of you, and you started this yourself.</p>%s
                <form method="post"><label for="user_code">Code</label>
                <input id="user_code" name="user_code" value="%s" autocomplete="off" autocapitalize="characters"\
                 spellcheck="false" required%s>
                <input type="hidden" name="token" value="%s">
                <button name="answer" value="allow">Allow</button><button name="answer" value="deny">Do not allow</button>
                </form>
                """.formatted(
                        FormPost.escape(name(client)),
                        FormPost.escape(username),
                        notice,
                        FormPost.escape(typed),
                        wrong ? " aria-describedby=\"wrong\" aria-invalid=\"true\"" : "",
                        FormPost.escape(token));
        return page(wrong ? BAD_REQUEST : 200, form);
    }

    /** What a client that registered itself calls itself may be a lie. */
    private static String name(AppClient client) {
        String name = client.settings().clientName();
        return client.registeredItself() ? "An application that calls itself " + name : name;
    }

    /** Says that all is done. */
    static WebAnswer done(boolean yes) {
        return page(
                200,
                yes
                        ? "<h1>Device connected</h1><p>You can go back to your device.</p>"
                        : "<h1>Device not connected</h1><p>You did not allow the device to sign in.</p>");
    }

    private static WebAnswer page(int status, String content) {
        String page = """
                <!DOCTYPE html><html lang="en"><head><meta charset="utf-8">\
                <meta name="viewport" content="width=device-width,initial-scale=1"><title>Connect a device</title>\
                <style>%s</style></head><body><main>%s</main></body></html>""".formatted(STYLE, content);
        return WebAnswer.html(status, page)
                .with("content-security-policy", POLICY)
                .with("referrer-policy", "same-origin")
                .with("x-content-type-options", "nosniff")
                .with("x-frame-options", "DENY");
    }
}
