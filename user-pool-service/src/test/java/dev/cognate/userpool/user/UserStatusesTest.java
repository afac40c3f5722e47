package dev.cognate.userpool.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.TestUsers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

/** Every status of the contract, also those no operation leads to. */
@QuarkusTest
class UserStatusesTest {
    @Inject
    TestUsers users;

    private TestPool pool;

    @BeforeEach
    void createPool() {
        pool = TestPool.create(request -> {});
    }

    @AfterEach
    void disconnect() {
        pool.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = UserStatusType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"UNKNOWN_TO_SDK_VERSION"})
    void shouldTellAndFindUsersOfEachStatus(UserStatusType status) {
        // given
        for (UserStatus each : UserStatus.values()) {
            users.create(pool.id(), "user-" + each, each, Map.of());
        }

        // when
        UserStatusType told = pool.user("user-" + status).userStatus();
        var found = pool.admin()
                .listUsers(request -> request.userPoolId(pool.id()).filter("cognito:user_status = \"" + status + "\""))
                .users();

        // then
        assertThat(told).isEqualTo(status);
        assertThat(found).extracting(UserType::username).containsExactly("user-" + status);
    }
}
