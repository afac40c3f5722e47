package dev.cognate.userpool.login.account;

import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.login.Browser;
import dev.cognate.userpool.login.LoginScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import java.util.Map;
import org.jsoup.nodes.Element;

/**
 * A user with a browser at the own account.
 *
 * @param scene the pool
 * @param user who it is
 * @param browser in which the account is open
 */
record Resident(LoginScene scene, User user, Browser browser) {
    static Resident of(LoginScene scene, TestUsers users) {
        User user = users.create(
                scene.poolId(),
                TestPool.newName(),
                UserStatus.CONFIRMED,
                Map.of("email", TestPool.newEmail(), "email_verified", "true", "given_name", "Ana"));
        return new Resident(scene, user, new Browser());
    }

    /** The same user with another browser. */
    Resident elsewhere() {
        return new Resident(scene, user, new Browser());
    }

    /** The account page, reached by signing in. */
    Browser.Shown enter() {
        return signIn(browser.open(scene.at("/account")));
    }

    Browser.Shown signIn(Browser.Shown page) {
        return browser.submit(page, "username", user.username(), "password", TestUsers.PASSWORD);
    }

    /** Another page of the same flow. */
    Browser.Shown go(Browser.Shown from, String path) {
        return browser.open(path + "?" + from.address().getRawQuery());
    }

    /** Presses the button of this name and value, in whichever form it is. */
    Browser.Shown press(Browser.Shown page, String name, String value) {
        Element button = page.html().selectFirst("button[name=" + name + "][value=" + value + "]");
        return browser.submit(button.closest("form"), Map.of(name, value));
    }

    /** The first button of this name. */
    Browser.Shown press(Browser.Shown page, String name) {
        return press(
                page, name, page.html().selectFirst("button[name=" + name + "]").attr("value"));
    }
}
