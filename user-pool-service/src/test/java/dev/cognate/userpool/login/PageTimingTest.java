package dev.cognate.userpool.login;

import static dev.cognate.userpool.TestPool.newName;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.existence.Timing;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The time a page takes does not say whether a user exists, and neither does what it shows. */
@QuarkusTest
class PageTimingTest {
    private static final String PASSWORD = "password";
    private static final String USERNAME = "username";

    @Inject
    TestUsers users;

    private final LoginScene scene = LoginScene.withPasswords();

    /** One user for each round, so that no limit sets in. */
    private List<String> known(UserStatus status) {
        List<String> names = new ArrayList<>();
        for (int round = 0; round < Timing.CALLS; round++) {
            String name = newName();
            String verified = String.valueOf(status == UserStatus.CONFIRMED);
            users.create(
                    scene.poolId(), name, status, Map.of("email", name + "@example.com", "email_verified", verified));
            names.add(name);
        }
        return names;
    }

    /** Each name has a form of its own, opened beforehand: what is measured is the post alone. */
    private void assertAlike(List<String> names, String path, Consumer<Filled> post) {
        List<Filled> known = opened(names, path);
        List<Filled> unknown =
                opened(Stream.generate(TestPool::newName).limit(Timing.CALLS).toList(), path);
        Timing.assertAlike(known, unknown, post);
    }

    private record Filled(String name, Browser browser, Browser.Shown page) {
        void submit(String... fields) {
            Browser.Shown shown = browser.submit(page, fields);
            assertThat(shown.status()).isLessThan(500);
            assertThat(shown.location()).isEmpty();
        }
    }

    private List<Filled> opened(List<String> names, String path) {
        return names.stream()
                .map(name -> {
                    Browser own = new Browser();
                    return new Filled(name, own, own.open(scene.at(path)));
                })
                .toList();
    }

    @Test
    void shouldRefuseAWrongPasswordAsFast() {
        assertAlike(
                known(UserStatus.CONFIRMED),
                "/login",
                form -> form.submit(USERNAME, form.name(), PASSWORD, "Wrong-horse-1"));
    }

    @Test
    void shouldSendAResetCodeAsFast() {
        assertAlike(known(UserStatus.CONFIRMED), "/forgotPassword", form -> form.submit(USERNAME, form.name()));
    }

    @Test
    void shouldRefuseAWrongResetCodeAsFast() {
        assertAlike(
                known(UserStatus.CONFIRMED),
                "/confirmforgotPassword",
                form -> form.submit(USERNAME, form.name(), "code", "123456", PASSWORD, "Another-horse-2"));
    }

    @Test
    void shouldResendACodeAsFast() {
        assertAlike(known(UserStatus.UNCONFIRMED), "/resendcode", form -> form.submit(USERNAME, form.name()));
    }

    @Test
    void shouldRefuseAWrongSignUpCodeAsFast() {
        assertAlike(
                known(UserStatus.UNCONFIRMED),
                "/confirm",
                form -> form.submit(USERNAME, form.name(), "code", "123456"));
    }

    @Test
    void shouldLookForUsernamesAsFast() {
        assertAlike(
                known(UserStatus.CONFIRMED),
                "/forgotUsername",
                form -> form.submit("email", form.name() + "@example.com"));
    }
}
