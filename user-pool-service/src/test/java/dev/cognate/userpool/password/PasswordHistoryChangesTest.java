package dev.cognate.userpool.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InternalErrorException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHistoryPolicyViolationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;

/** The ways to a new password: each minds the former ones, and only for who has proved to be the user. */
@QuarkusTest
class PasswordHistoryChangesTest {
    private static final String ONE = "Correct-horse-1";
    private static final String TWO = "Correct-horse-2";
    private static final String THREE = "Correct-horse-3";

    @Inject
    AgroalDataSource database;

    @Inject
    Passwords passwords;

    @Inject
    Pools pools;

    @Inject
    Users users;

    @Inject
    TestUsers testUsers;

    private HistoryScene scene;

    @BeforeEach
    void createScene() {
        scene = HistoryScene.create(database, 24);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private void change(String name, String previous, String proposed) {
        String token = scene.signIn(name, TWO).authenticationResult().accessToken();
        scene.pool()
                .app()
                .changePassword(request ->
                        request.accessToken(token).previousPassword(previous).proposedPassword(proposed));
    }

    @Test
    void shouldMindFormerPasswordsWhenAUserChangesTheirs() {
        // given
        String name = scene.userWith(ONE, TWO);

        // when / then
        assertThatThrownBy(() -> change(name, TWO, ONE)).isInstanceOf(PasswordHistoryPolicyViolationException.class);
        assertThatThrownBy(() -> change(name, TWO, TWO)).isInstanceOf(PasswordHistoryPolicyViolationException.class);
        assertThatCode(() -> change(name, TWO, THREE)).doesNotThrowAnyException();
        assertThat(scene.refusal(name, TWO)).isNotNull();
    }

    @Test
    void shouldNotLookBackBeforeTheCurrentPasswordIsProved() throws SQLException {
        // given
        String name = scene.userWith(ONE, TWO);
        scene.spoilFormer(name);

        // when / then
        assertThatThrownBy(() -> change(name, THREE, ONE)).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> change(name, TWO, ONE)).isInstanceOf(InternalErrorException.class);
    }

    private String codeFor(String name) {
        scene.pool()
                .app()
                .forgotPassword(
                        request -> request.clientId(scene.pool().clientId()).username(name));
        return TestPool.code(name + "@example.com", 1);
    }

    private void reset(String name, String code, String password) {
        scene.pool()
                .app()
                .confirmForgotPassword(request -> request.clientId(scene.pool().clientId())
                        .username(name)
                        .confirmationCode(code)
                        .password(password));
    }

    @Test
    void shouldMindFormerPasswordsWhenAForgottenOneIsReplacedAndKeepTheCode() {
        // given
        String name = scene.userWith(ONE, TWO);
        String code = codeFor(name);

        // when / then
        assertThatThrownBy(() -> reset(name, code, ONE)).isInstanceOf(PasswordHistoryPolicyViolationException.class);
        assertThatCode(() -> reset(name, code, THREE)).doesNotThrowAnyException();
        assertThat(scene.refusal(name, TWO)).isNotNull();
    }

    @Test
    void shouldNotLookBackBeforeTheCodeIsRight() throws SQLException {
        // given
        String name = scene.userWith(ONE, TWO);
        String code = codeFor(name);
        scene.spoilFormer(name);

        // when / then
        assertThatThrownBy(() -> reset(name, TestPool.other(code), ONE)).isInstanceOf(CodeMismatchException.class);
        assertThatThrownBy(() -> reset(name, code, ONE)).isInstanceOf(InternalErrorException.class);
    }

    @Test
    void shouldNotTakeTheTemporaryPasswordForTheNewOneAndLetTheUserChooseAgain() {
        // given
        String name = scene.userWith(ONE);
        String session = scene.signIn(name, ONE).session();

        // when / then
        assertThatThrownBy(() -> choose(name, session, ONE))
                .isInstanceOf(PasswordHistoryPolicyViolationException.class);
        assertThatCode(() -> choose(name, session, TWO)).doesNotThrowAnyException();
        assertThat(scene.refusal(name, ONE)).isNotNull();
    }

    private void choose(String name, String session, String password) {
        scene.pool()
                .app()
                .respondToAuthChallenge(request -> request.clientId(scene.pool().clientId())
                        .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                        .session(session)
                        .challengeResponses(Map.of("USERNAME", name, "NEW_PASSWORD", password)));
    }

    @Test
    void shouldNotStoreAPasswordThatWasComparedWithAnOlderOneThanTheCurrent() throws Throwable {
        // given
        User user = user(scene.userWith(ONE));
        PreparedPassword first = prepared(user, TWO);
        PreparedPassword second = prepared(user, TWO);
        store(user, first);

        // when / then
        assertThatThrownBy(() -> store(user, second)).hasRootCauseMessage("Too many requests");
    }

    @Test
    void shouldRememberEveryPasswordOfChangesAtTheSameTime() throws SQLException {
        // given
        String name = scene.userWith(ONE);

        // when
        List<String> taken = IntStream.range(2, 8)
                .parallel()
                .mapToObj(number -> "Correct-horse-" + number)
                .filter(password -> isTaken(name, password))
                .toList();

        // then
        assertThat(taken)
                .isNotEmpty()
                .allSatisfy(
                        password -> assertThat(scene.refusal(name, password)).isNotNull());
        assertThat(scene.refusal(name, ONE)).isNotNull();
        assertThat(scene.former(name)).hasSameSizeAs(taken);
    }

    private boolean isTaken(String name, String password) {
        try {
            scene.set(name, password);
            return true;
        } catch (TooManyRequestsException faster) {
            return false;
        }
    }

    private User user(String name) {
        return testUsers.run(session -> pools.require(scene.pool().id())
                .chain(pool -> users.find(session, pool, name))
                .map(found -> found.orElseThrow()));
    }

    private PreparedPassword prepared(User user, String password) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () -> pools.require(user.poolId()).chain(pool -> passwords.prepareNext(pool, user, password)));
    }

    private void store(User user, PreparedPassword password) {
        testUsers.run(session -> pools.require(user.poolId())
                .chain(pool -> users.findForUpdate(session, user.poolId(), user.sub())
                        .chain(() -> passwords.store(session, pool, user, password, false))));
    }
}
