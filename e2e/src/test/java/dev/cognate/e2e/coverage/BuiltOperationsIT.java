package dev.cognate.e2e.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.e2e.suite.Pool;
import dev.cognate.e2e.suite.Suite;
import dev.cognate.e2e.suite.SuiteExtension;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/**
 * The truth of {@code ./cognate coverage}: whatever it counts as built takes a valid call of the AWS SDK for Java, or,
 * where that SDK does not know the operation yet, of the one for JavaScript ({@code e2e/js/sessions.test.js}).
 */
@ExtendWith(SuiteExtension.class)
class BuiltOperationsIT {
    private static final Map<String, Call> CALLS = ValidCalls.all();

    private static final Set<String> UNKNOWN_TO_THE_JAVA_SDK = Set.of(
            "AdminListUserSessions",
            "AdminRevokeUserSession",
            "GetUserPoolClientSessionConfiguration",
            "GetUserPoolSessionConfiguration",
            "ListUserSessions",
            "RevokeUserSession",
            "SetUserPoolClientSessionConfiguration",
            "SetUserPoolSessionConfiguration");

    private final Suite suite;

    BuiltOperationsIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void shouldHaveACallForEveryOperationCountedAsBuilt() {
        // when
        Set<String> built = new HashSet<>(suite.builtOperations());
        built.removeAll(UNKNOWN_TO_THE_JAVA_SDK);

        // then
        assertThat(CALLS.keySet()).containsExactlyInAnyOrderElementsOf(built);
    }

    @TestFactory
    Stream<DynamicTest> shouldTakeTheCallOfTheJavaSdk() {
        Pool pool = Pool.mailing(suite);
        Recorder recorder = new Recorder();
        CognitoIdentityProviderClient cognito = suite.recording(recorder);
        return CALLS.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    each.getValue().make(cognito, pool);
                    assertThat(recorder.bodies()).containsKey(each.getKey());
                }));
    }
}
