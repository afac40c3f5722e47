package dev.cognate.userpool.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms that come too late, twice or out of turn, and tabs beside each other. */
@QuarkusTest
class StalePageTest {
    @Inject
    TestUsers users;

    private final Browser browser = new Browser();
    private LoginScene scene;
    private User user;

    @BeforeEach
    void createUser() {
        scene = LoginScene.withPasswords();
        user = users.create(scene.poolId(), TestPool.newName(), UserStatus.CONFIRMED, Map.of());
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    private Map<String, String> filled(Browser.Shown page) {
        Map<String, String> values = Browser.values(page.form());
        values.put("username", user.username());
        values.put("password", TestUsers.PASSWORD);
        return values;
    }

    private Browser.Shown post(Browser.Shown page, Map<String, String> fields, Map<String, String> headers) {
        return browser.post(page.form().attr("action"), fields, headers);
    }

    @Test
    void shouldOfferANewBeginningWhenTheCookieIsForged() {
        // given
        Browser.Shown page = browser.open(scene.at("/login"));
        Map<String, String> fields = filled(page);
        browser.cookies().replaceAll((name, value) -> value.substring(0, value.length() - 4) + "AAAA");

        // when
        Browser.Shown refused = post(page, fields, Map.of());
        Browser.Shown start = browser.press(refused, "action", "restart");

        // then
        assertThat(refused.page()).isEqualTo("expired");
        assertThat(start.page()).isEqualTo("sign-in");
        assertThat(start.address().getRawQuery()).isEqualTo(page.address().getRawQuery());
    }

    @Test
    void shouldOfferANewBeginningWhenTheFlowIsTooOld() {
        // given
        Browser.Shown page = browser.open(scene.at("/login"));
        Map<String, String> fields = filled(page);
        TestClock.advance(Duration.ofMinutes(16));

        // when
        Browser.Shown refused = post(page, fields, Map.of());

        // then
        assertThat(refused.page()).isEqualTo("expired");
    }

    @Test
    void shouldSayThatCookiesAreNeededWhereNoneComesBack() {
        // given
        Browser.Shown page = browser.open(scene.at("/login"));
        Map<String, String> fields = filled(page);
        browser.cookies().clear();

        // when
        Browser.Shown refused = post(page, fields, Map.of());

        // then
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.page()).isEqualTo("cookies");
        assertThat(refused.html().select("main a[href^=/login?]")).hasSize(1);
    }

    @Test
    void shouldNotBlameTheBrowserForAnOldPageOrAnotherSite() {
        // given
        Browser.Shown page = browser.open(scene.at("/login"));
        Map<String, String> fields = filled(page);

        // when
        browser.cookies().keySet().removeIf(name -> name.startsWith("cognate-login"));
        Browser.Shown old = post(page, fields, Map.of());
        browser.cookies().clear();
        Browser.Shown elsewhere = post(page, fields, Map.of("origin", "https://evil.example.net"));

        // then
        assertThat(old.page()).isEqualTo("expired");
        assertThat(elsewhere.page()).isEqualTo("expired");
    }

    @Test
    void shouldNotTakeTheCookieOfAnotherClient() {
        // given
        Browser.Shown page = browser.open(scene.at("/login"));
        Map<String, String> fields = filled(page);
        LoginScene other = LoginScene.withPasswords();

        // when
        Browser.Shown refused = browser.post(other.at("/login"), fields, Map.of());

        // then
        assertThat(refused.page()).isEqualTo("expired");
    }

    @Test
    void shouldSayThatAStepIsDoneWhenItIsSentAgain() {
        // given
        User invited = users.create(scene.poolId(), TestPool.newName(), UserStatus.FORCE_CHANGE_PASSWORD, Map.of());
        Browser.Shown start = browser.open(scene.at("/login"));
        Browser.Shown page = browser.submit(start, "username", invited.username(), "password", TestUsers.PASSWORD);
        Map<String, String> before = Map.copyOf(browser.cookies());
        browser.submit(page, "password", "Another-horse-2");
        browser.cookies().putAll(before);

        // when
        Browser.Shown again = browser.submit(page, "password", "Third-horse-3");

        // then
        assertThat(again.page()).isEqualTo("already-done");
        assertThat(again.location()).isEmpty();
    }

    @Test
    void shouldTellAFormOfAnEarlierStep() {
        // given
        User invited = users.create(scene.poolId(), TestPool.newName(), UserStatus.FORCE_CHANGE_PASSWORD, Map.of());
        Browser.Shown start = browser.open(scene.at("/login"));
        Browser.Shown page = browser.submit(start, "username", invited.username(), "password", TestUsers.PASSWORD);
        Map<String, String> old = Browser.values(page.form());
        old.put("step", "7");

        // when
        Browser.Shown stale = post(page, old, Map.of());

        // then
        assertThat(stale.page()).isEqualTo("already-done");
    }

    @Test
    void shouldLetTabsOfOneRequestSignIn() {
        // given
        String address = scene.at("/login");
        Browser.Shown first = browser.open(address);
        browser.open(address);

        // when
        Browser.Shown end = post(first, filled(first), Map.of());

        // then
        assertThat(end.location()).startsWith(LoginScene.CALLBACK);
    }

    @Test
    void shouldLetTabsOfSeveralRequestsSignIn() {
        // given
        List<Browser.Shown> tabs =
                Stream.generate(() -> browser.open(scene.at("/login"))).limit(5).toList();

        // when
        List<Browser.Shown> ends = tabs.reversed().stream()
                .map(tab -> post(tab, filled(tab), Map.of()))
                .toList();

        // then
        assertThat(ends.getLast().page()).isEqualTo("expired");
        assertThat(ends.subList(0, 4))
                .extracting(Browser.Shown::location)
                .allMatch(location -> location.startsWith(LoginScene.CALLBACK));
    }

    @Test
    void shouldGiveNoTabTheFlowOfAnotherOneHoweverManyThereAre() {
        // given
        User invited = users.create(scene.poolId(), TestPool.newName(), UserStatus.FORCE_CHANGE_PASSWORD, Map.of());
        Browser.Shown start = browser.open(scene.at("/login"));
        Browser.Shown further = browser.submit(start, "username", invited.username(), "password", TestUsers.PASSWORD);
        Stream.generate(() -> browser.open(scene.at("/login"))).limit(3).forEach(tab -> {});

        // when
        Browser.Shown another = browser.open(scene.at("/login"));

        // then
        assertThat(further.page()).isEqualTo("new-password");
        assertThat(another.page()).isEqualTo("sign-in");
        assertThat(another.html().selectFirst("[name=username]").attr("value")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/login, username=nobody&password=Wrong-horse-1",
        "/login, action=another",
        "/login, action=restart",
        "/forgotPassword, username=nobody",
        "/forgotPassword, username=",
        "/confirmforgotPassword, username=nobody&code=123456&password=Correct-horse-1",
        "/confirm, username=nobody&code=123456",
        "/resendcode, username=nobody",
    })
    void shouldLeadFromEveryPostToAPageThatCanBeLoadedAgain(String path, String fields) {
        // given
        Browser.Shown page = browser.open(scene.at(path));
        String hidden = page.form().select("input[type=hidden]").stream()
                .map(input -> input.attr("name") + "=" + input.attr("value") + "&")
                .collect(Collectors.joining());

        // when
        Browser.Shown answer =
                browser.postOnce(page.address().getPath() + "?" + page.address().getRawQuery(), hidden + fields);
        Browser.Shown once = browser.open(answer.location());
        Browser.Shown twice = browser.open(answer.location());

        // then
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.response().body()).isEmpty();
        assertThat(once.status()).isEqualTo(200);
        assertThat(twice.page()).isEqualTo(once.page());
        assertThat(twice.html().select(".notice, .problem").text())
                .isEqualTo(once.html().select(".notice, .problem").text());
    }
}
