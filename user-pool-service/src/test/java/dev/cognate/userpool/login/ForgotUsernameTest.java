package dev.cognate.userpool.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;

/** Usernames go to whom they belong to, and nobody else learns whether there are any. */
@QuarkusTest
class ForgotUsernameTest {
    private static final String PATH = "/forgotUsername";

    @Inject
    TestUsers users;

    private final Browser browser = new Browser();
    private final LoginScene scene = LoginScene.withPasswords();
    private final String address = TestPool.newEmail();

    private String user(String verified) {
        String name = TestPool.newName();
        users.create(scene.poolId(), name, UserStatus.CONFIRMED, Map.of("email", address, "email_verified", verified));
        return name;
    }

    private Browser.Shown ask(String email) {
        return browser.submit(browser.open(scene.at(PATH)), "email", email);
    }

    @Test
    void shouldSendAllUsernamesOfAConfirmedAddress() {
        // given
        String first = user("true");
        String second = user("true");
        String claimed = user("false");

        // when
        Browser.Shown page = ask(address);

        // then
        String mail = EmbeddedMailServer.shared().awaitMailTo(address).body();
        assertThat(page.text()).contains("a message with their usernames is on its way");
        assertThat(mail).contains(first, second).doesNotContain(claimed);
    }

    @Test
    void shouldSayTheSameOfAnAddressNobodyHas() {
        // given
        user("true");

        // when
        Browser.Shown known = ask(address);
        Browser.Shown unknown = ask(TestPool.newEmail());

        // then
        assertThat(unknown.text()).isEqualTo(known.text());
        assertThat(unknown.status()).isEqualTo(known.status());
    }

    @Test
    void shouldSendNothingToAnAddressThatIsNotConfirmed() {
        // given
        user("false");
        ask(address);

        // when: a later message to the same address is the first to arrive
        String confirmed = user("true");
        ask(address);

        // then
        assertThat(EmbeddedMailServer.shared().awaitMailTo(address).body()).contains(confirmed);
        assertThat(EmbeddedMailServer.shared().mailsTo(address)).hasSize(1);
    }

    @Test
    void shouldLetAnAddressBeAskedForAFewTimesOnly() {
        // when
        for (int times = 0; times < 5; times++) {
            ask(address);
        }
        Browser.Shown refused = ask(address);

        // then
        assertThat(refused.text()).contains("Too many attempts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a\" or email ^= \"@b", "a@b c", "@"})
    void shouldAskForAnAddress(String typed) {
        // when
        Browser.Shown page = ask(typed);

        // then
        assertThat(page.page()).isEqualTo("forgot-username");
        assertThat(page.html().select("input[name=email][aria-invalid=true]")).hasSize(1);
    }

    @Test
    void shouldBeLinkedWherePeopleHaveNames() {
        // when
        Browser.Shown page = browser.open(scene.at("/login"));

        // then
        assertThat(page.html().select("a[href^=" + PATH + "]")).hasSize(1);
    }

    @Test
    void shouldNotBeThereWherePeopleSignInWithAnAddress() {
        // given
        LoginScene addresses = LoginScene.create(
                settings -> settings.usernameAttributes(UsernameAttributeType.EMAIL),
                settings -> settings.explicitAuthFlowsWithStrings("ALLOW_REFRESH_TOKEN_AUTH"));

        // when
        Browser.Shown page = browser.open(addresses.at(PATH));

        // then
        assertThat(page.page()).isEqualTo("sign-in");
        assertThat(page.html().select("a[href^=" + PATH + "]")).isEmpty();
    }
}
