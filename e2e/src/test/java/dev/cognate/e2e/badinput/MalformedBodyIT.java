package dev.cognate.e2e.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.e2e.suite.Answer;
import dev.cognate.e2e.suite.Suite;
import dev.cognate.e2e.suite.SuiteExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SuiteExtension.class)
class MalformedBodyIT {
    private static final int THREE_MEGABYTES = 3 * 1024 * 1024;

    private final Suite suite;
    private final Map<String, String> before;

    MalformedBodyIT(Suite suite) {
        this.suite = suite;
        this.before = suite.store().digests();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"PoolName\":",
                "{\"PoolName\":\"a\"",
                "{PoolName:\"a\"}",
                "{\"PoolName\":\"a\"}}",
                "[]",
                "\"text\"",
                "{'PoolName':'a'}",
                "{\"PoolName\":\"a\u0000b\"}",
                "<PoolName>a</PoolName>"
            })
    void shouldRefuseWhatIsNotAJsonObject(String body) {
        assertRefused(call("CreateUserPool", body), "SerializationException");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "CreateUserPool | {\"PoolName\":[\"a\"]}",
                "CreateUserPool | {\"PoolName\":{\"a\":1}}",
                "CreateUserPool | {\"PoolName\":\"a\",\"AutoVerifiedAttributes\":\"email\"}",
                "CreateUserPool | {\"PoolName\":\"a\",\"Policies\":[]}",
                "CreateUserPool | {\"PoolName\":\"a\",\"UserPoolTags\":[\"a\"]}",
                "ListUserPools  | {\"MaxResults\":\"many\"}",
                "ListUserPools  | {\"MaxResults\":{}}",
            })
    void shouldRefuseAMemberOfAnotherType(String operation, String body) {
        assertRefused(call(operation, body), "SerializationException");
    }

    @Test
    void shouldRefuseABodyOverTheLimit() {
        // given
        String body = "{\"PoolName\":\"" + "a".repeat(THREE_MEGABYTES) + "\"}";

        // when
        Answer answer = call("CreateUserPool", body);

        // then
        assertRefused(answer, "RequestEntityTooLargeException");
    }

    @Test
    void shouldRefuseAMissingRequiredMember() {
        // when
        Answer answer = call("CreateUserPool", "{}");

        // then
        assertRefused(answer, "InvalidParameterException");
        assertThat(answer.message())
                .isEqualTo("1 validation error detected: Value null at 'poolName' failed to satisfy constraint:"
                        + " Member must not be null");
    }

    @Test
    void shouldRefuseAnOperationNobodyKnows() {
        assertRefused(call("MakeCoffee", "{}"), "UnknownOperationException");
    }

    @Test
    void shouldIgnoreMembersNobodyKnows() {
        // when
        Answer answer = call("ListUserPools", "{\"MaxResults\":1,\"FutureMember\":{\"a\":[1]}}");

        // then
        assertThat(answer.accepted()).as(answer.body()).isTrue();
    }

    private Answer call(String operation, String body) {
        return suite.raw().signed(operation, body.getBytes(UTF_8), suite.rootKey());
    }

    private void assertRefused(Answer answer, String error) {
        assertThat(answer).matches(Answer::refused, "refused as AWS refuses");
        assertThat(answer.error()).isEqualTo(error);
        assertThat(suite.store().digests()).isEqualTo(before);
    }
}
