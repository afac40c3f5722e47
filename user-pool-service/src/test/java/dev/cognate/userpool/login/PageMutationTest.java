package dev.cognate.userpool.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.login.SeenForms.Seen;
import dev.cognate.userpool.signin.TestUsers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ten thousand forms nobody filled in, of every page: each is answered with a page, and nobody is sent astray. */
@QuarkusTest
class PageMutationTest {
    private static final int MUTATIONS = 10_000;
    private static final long SEED = 20_261_123L;
    private static final List<String> NASTY = List.of(
            "",
            " ",
            "\0",
            "%",
            "%zz",
            "'\"><script>alert(1)</script>",
            "https://evil.example.net/",
            "//evil.example.net",
            "\r\nset-cookie: a=b",
            "\ud800",
            "\u202e\u0000",
            "😀".repeat(300),
            "-1",
            "99999999999999999999",
            "{}",
            "[]",
            "null",
            "SMS_OTP",
            "SOFTWARE_TOKEN_MFA",
            "WEB_AUTHN",
            "restart",
            "resend",
            "other",
            "continue",
            "later",
            "a".repeat(3_000));
    private static final String OWN_PATHS = "/(login|signup|confirm|resendcode|forgotPassword|confirmforgotPassword"
            + "|forgotUsername|passkeys/add|account(/[a-z]+)?|device|signedout|error)(\\?.*)?";

    /** Those with a form. */
    private static final Set<String> PAGES = Set.of(
            "sign-in",
            "accounts",
            "sign-up",
            "confirm",
            "resend",
            "forgot-password",
            "reset-password",
            "forgot-username",
            "new-password",
            "factors",
            "password",
            "passkey",
            "passkey-add",
            "custom",
            "mfa-choice",
            "mfa-setup",
            "totp-setup",
            "sms-setup",
            "email-setup",
            "code-totp",
            "code-sms",
            "code-email",
            "account",
            "account-profile",
            "account-password",
            "account-app",
            "account-verify",
            "account-delete",
            "device");

    @Inject
    TestUsers users;

    @Inject
    Clock clock;

    private List<Seen> seen;

    @Test
    void shouldAnswerWhateverIsPosted() {
        // given
        seen = SeenForms.all(users, clock.instant());

        // when
        Set<String> wrong = ConcurrentHashMap.newKeySet();
        IntStream.range(0, MUTATIONS).parallel().forEach(number -> {
            String problem = problem(number);
            if (!problem.isEmpty()) {
                wrong.add(problem);
            }
        });

        // then
        assertThat(seen.stream().map(Seen::page).collect(Collectors.toSet())).isEqualTo(PAGES);
        assertThat(wrong).isEmpty();
    }

    private String problem(int number) {
        Random random = new Random(SEED + number);
        Seen form = seen.get(random.nextInt(seen.size()));
        Browser browser = new Browser();
        browser.cookies().putAll(form.cookies());
        mutateCookies(browser.cookies(), random);
        Browser.Shown answer =
                browser.postOnce(mutateAddress(form.action(), random), mutateBody(form.fields(), random));
        boolean astray = !answer.location().isEmpty()
                && !answer.location().matches(OWN_PATHS)
                && !answer.location().startsWith(LoginScene.CALLBACK + "?");
        boolean mute = answer.location().isEmpty() && answer.html().select("h1").isEmpty();
        return answer.status() >= 500 || astray || mute
                ? number + " of " + form.page() + ": " + answer.status() + " " + answer.location()
                : "";
    }

    private static void mutateCookies(Map<String, String> cookies, Random random) {
        if (random.nextInt(10) == 0) {
            cookies.replaceAll((name, value) -> value.isEmpty() || random.nextBoolean()
                    ? value
                    : value.substring(0, random.nextInt(value.length())));
        }
    }

    private static String mutateAddress(String action, Random random) {
        if (random.nextInt(5) != 0) {
            return action;
        }
        List<String> pairs = new ArrayList<>(
                List.of(action.substring(action.indexOf('?') + 1).split("&")));
        int which = random.nextInt(pairs.size());
        String name = pairs.get(which).split("=")[0];
        switch (random.nextInt(3)) {
            case 0 -> pairs.remove(which);
            case 1 -> pairs.add(pairs.get(which));
            default -> pairs.set(which, name + "=" + encode(nasty(random)));
        }
        return action.substring(0, action.indexOf('?') + 1) + String.join("&", pairs);
    }

    private static String mutateBody(Map<String, String> fields, Random random) {
        List<String> pairs = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .sorted()
                .collect(Collectors.toCollection(ArrayList::new));
        pairs.add(List.of("action", "choice", "code", "password", "answer", "credential")
                        .get(random.nextInt(6)) + "=" + encode(nasty(random)));
        for (int left = random.nextInt(4); left > 0; left--) {
            int which = random.nextInt(pairs.size());
            String name = pairs.get(which).split("=")[0];
            switch (random.nextInt(4)) {
                case 0 -> pairs.remove(which);
                case 1 -> pairs.add(name + "=" + encode(nasty(random)));
                case 2 -> pairs.set(which, pairs.get(which) + "%");
                default -> pairs.set(which, name + "=" + encode(nasty(random)));
            }
            if (pairs.isEmpty()) {
                pairs.add("x");
            }
        }
        return String.join("&", pairs);
    }

    private static String nasty(Random random) {
        return NASTY.get(random.nextInt(NASTY.size()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
