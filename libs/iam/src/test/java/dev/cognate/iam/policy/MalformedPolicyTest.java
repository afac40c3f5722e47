package dev.cognate.iam.policy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents that are refused, in IAM's words. */
class MalformedPolicyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json|Syntax errors in policy.",
                "[]|Syntax errors in policy.",
                "{\"Version\":\"2012-10-17\"}|Syntax errors in policy.",
                "{\"Version\":\"2020-01-01\",\"Statement\":[]}|The policy must contain a valid version string",
                "{\"Statement\":[],\"Extra\":1}|Syntax errors in policy.",
                "{\"Statement\":[],\"Statement\":[]}|Syntax errors in policy.",
                "{\"Statement\":[]} {}|Syntax errors in policy.",
                "{\"Statement\":{\"Action\":\"*\",\"Resource\":\"*\"}}|Missing required field Effect",
                "{\"Statement\":{\"Effect\":\"allow\",\"Action\":\"*\",\"Resource\":\"*\"}}|Invalid effect: allow",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Resource\":\"*\"}}|Missing required field Action",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\"}}|Missing required field Resource",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"GetObject\",\"Resource\":\"*\"}}|Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"NotAction\":\"*\",\"Resource\":\"*\"}}|Syntax errors in policy.",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"bucket\"}}|Resource bucket must be in ARN format or \"*\".",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":{}}}|Syntax errors in policy.",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":null,\"Resource\":\"*\"}}|Syntax errors in policy.",
                "{\"Statement\":{\"Sid\":\"a-b\",\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}|Statement IDs (SID) can only include alphanumeric characters.",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}}|Policy document should not specify a principal.",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringMatches\":{}}}}|Invalid Condition type : StringMatches.",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"here\"}}}}|Syntax errors in policy.",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"arn:aws:s3:::${a, b}\"},\"Version\":\"2012-10-17\"}|Syntax errors in policy."
            })
    void shouldRefuseAnIdentityPolicy(String document, String message) {
        assertThatThrownBy(() -> PolicyReader.read("test", PolicyKind.IDENTITY, document))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\"}}|Missing required field Principal",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\",\"Resource\":\"*\"}}|Has prohibited field Resource",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Web\":\"x\"},\"Action\":\"sts:AssumeRole\"}}|Invalid principal in policy: Web",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"me\",\"Action\":\"sts:AssumeRole\"}}|Invalid principal in policy"
            })
    void shouldRefuseATrustPolicy(String document, String message) {
        assertThatThrownBy(() -> PolicyReader.read("test", PolicyKind.TRUST, document))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"A,A,true", "A,B,false"})
    void shouldWantNamesOfStatementsToDiffer(String first, String second, boolean refused) {
        // given
        String document = Policies.document(named(first), named(second));

        // then
        var thrown = assertThatThrownBy(() -> {
            PolicyReader.read("test", PolicyKind.IDENTITY, document);
            throw new IllegalStateException("taken");
        });
        if (refused) {
            thrown.hasMessage("Statement IDs (SID) in a single policy must be unique.");
        } else {
            thrown.hasMessage("taken");
        }
    }

    private static String named(String sid) {
        return "{\"Sid\":\"%s\",\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}".formatted(sid);
    }
}
