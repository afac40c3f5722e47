package dev.cognate.userpool.recovery;

import static dev.cognate.userpool.TestPool.newName;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** Clients that hide who exists get the same answers for users who cannot get a code as for those who do not exist. */
@QuarkusTest
class HiddenRecoveryTest {
    private static final Map<String, String> VERIFIED =
            Map.of("email", "someone@example.com", "email_verified", "true");

    @Inject
    TestUsers users;

    private final Map<String, String> names = new LinkedHashMap<>();
    private TestPool pool;

    @BeforeEach
    void createUsers() {
        pool = TestPool.create(request -> request.autoVerifiedAttributes(VerifiedAttributeType.EMAIL));
        names.put("unknown", newName());
        for (UserStatus status : new UserStatus[] {UserStatus.UNCONFIRMED, UserStatus.FORCE_CHANGE_PASSWORD}) {
            names.put(status.name(), create(status, VERIFIED).username());
        }
        names.put("unreachable", create(UserStatus.CONFIRMED, Map.of()).username());
        User disabled = create(UserStatus.CONFIRMED, VERIFIED);
        users.change(disabled, user -> user.withEnabled(false, Instant.now()));
        names.put("disabled", disabled.username());
    }

    @AfterEach
    void disconnect() {
        pool.close();
    }

    private User create(UserStatus status, Map<String, String> attributes) {
        return users.create(pool.id(), newName(), status, attributes);
    }

    private void confirm(String name) {
        pool.app()
                .confirmForgotPassword(request -> request.clientId(pool.hidingClientId())
                        .username(name)
                        .password(TestPool.PASSWORD)
                        .confirmationCode("123456"));
    }

    @Test
    void shouldAnswerAlikeBeforeACodeIsRequested() {
        names.forEach((who, name) ->
                assertThatThrownBy(() -> confirm(name)).as(who).isInstanceOf(ExpiredCodeException.class));
    }

    @Test
    void shouldAnswerAlikeAfterACodeIsRequested() {
        names.forEach((who, name) -> {
            // when
            pool.app()
                    .forgotPassword(
                            request -> request.clientId(pool.hidingClientId()).username(name));

            // then
            assertThatThrownBy(() -> confirm(name)).as(who).isInstanceOf(CodeMismatchException.class);
        });
    }
}
