package dev.cognate.iam.policy;

import static dev.cognate.iam.policy.Policies.identity;
import static dev.cognate.iam.policy.Policies.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.iam.policy.Decision.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of AWS's guide to IAM whose results it gives, with those results. Each test names its page. */
class PublishedExamplesTest {
    private static final String TAG_KEYS = "aws:TagKeys";
    private static final String RUN = "ec2:RunInstances";
    private static final String INSTANCE = "arn:aws:ec2:us-east-1:111122223333:instance/i-1";

    /** reference_policies_evaluation-logic_policy-eval-basics: Carlos and his buckets. */
    @ParameterizedTest
    @CsvSource({
        "s3:PutObject,amzn-s3-demo-bucket-carlossalazar-logs/file,EXPLICIT_DENY",
        "s3:PutObject,amzn-s3-demo-bucket-carlossalazar/file,ALLOWED",
        "s3:ListAllMyBuckets,*,ALLOWED",
        "s3:PutObject,amzn-s3-demo-bucket-somebody/file,IMPLICIT_DENY"
    })
    void shouldKeepCarlosFromLogs(String action, String resource, Outcome expected) {
        // given
        PolicyDocument policy = identity("""
                {"Sid": "AllowS3ListRead", "Effect": "Allow", "Action": ["s3:GetBucketLocation",
                 "s3:GetAccountPublicAccessBlock", "s3:ListAccessPoints", "s3:ListAllMyBuckets"], "Resource": "arn:aws:s3:::*"}""", """
                {"Sid": "AllowS3Self", "Effect": "Allow", "Action": "s3:*",
                 "Resource": ["arn:aws:s3:::amzn-s3-demo-bucket-carlossalazar/*", "arn:aws:s3:::amzn-s3-demo-bucket-carlossalazar"]}""", """
                {"Sid": "DenyS3Logs", "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::*log*"}""");

        // then
        assertThat(policy.decide(request(action, "arn:aws:s3:::" + resource)).outcome())
                .isEqualTo(expected);
    }

    /** access_policies_boundaries: Shirley may create users by her policy, but not by her boundary. */
    @ParameterizedTest
    @ValueSource(strings = {"iam:CreateUser", "s3:GetObject"})
    void shouldAllowShirleyNothing(String action) {
        // given
        PolicyDocument boundary = identity(
                "{\"Effect\": \"Allow\", \"Action\": [\"s3:*\", \"cloudwatch:*\", \"ec2:*\"], \"Resource\": \"*\"}");
        var shirley = new Permissions(
                List.of(identity(Policies.allow("iam:CreateUser", "*"))), Optional.of(boundary), List.of());

        // then
        assertThat(shirley.decide(request(action, "*"))).isEqualTo(Decision.IMPLICIT_DENY);
    }

    /** reference_policies_condition-logic-multiple-context-keys-or-values: both tables of the page. */
    @ParameterizedTest
    @CsvSource({
        "ArnLike,legal,audit,Mary,true",
        "ArnLike,hr,audit,Nikki,false",
        "ArnLike,hr,payroll,Mary,false",
        "ArnLike,hr,,Mary,false",
        "ArnLike,,,Mary,false",
        "ArnNotLike,legal,audit,Nikki,true",
        "ArnNotLike,hr,audit,Mary,false",
        "ArnNotLike,hr,payroll,Nikki,false",
        "ArnNotLike,hr,,Nikki,false",
        "ArnNotLike,,,Nikki,false"
    })
    void shouldWeighSeveralKeysAndValues(
            String operator, String department, String role, String user, boolean matches) {
        // given
        PolicyDocument policy = Policies.allowIf("""
                {"StringEquals": {"aws:PrincipalTag/department": ["finance", "hr", "legal"],
                                  "aws:PrincipalTag/role": ["audit", "security"]},
                 "%s": {"aws:PrincipalArn": ["arn:aws:iam::222222222222:user/Ana", "arn:aws:iam::222222222222:user/Mary"]}}
                """.formatted(operator));
        Map<String, List<String>> context = new HashMap<>();
        context.put("aws:PrincipalArn", List.of("arn:aws:iam::222222222222:user/" + user));
        putIfThere(context, "aws:PrincipalTag/department", department);
        putIfThere(context, "aws:PrincipalTag/role", role);

        // then
        assertThat(policy.decide(Policies.with(context)).isAllowed()).isEqualTo(matches);
    }

    private static void putIfThere(Map<String, List<String>> context, String key, String value) {
        if (value != null) {
            context.put(key, List.of(value));
        }
    }

    /** reference_policies_condition-single-vs-multi-valued-context-keys: both tables of the page. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ForAllValues|environment|true",
                "ForAllValues|cost-center|true",
                "ForAllValues|environment,cost-center|true",
                "ForAllValues|environment,dept|false",
                "ForAllValues||false",
                "ForAnyValue|environment|true",
                "ForAnyValue|cost-center|true",
                "ForAnyValue|environment,cost-center|true",
                "ForAnyValue|environment,dept|true",
                "ForAnyValue|dept|false",
                "ForAnyValue||false"
            })
    void shouldCompareSetsOfTags(String operator, String keys, boolean matches) {
        // given
        String guard = operator.equals("ForAllValues") ? ", \"Null\": {\"aws:TagKeys\": \"false\"}" : "";
        PolicyDocument policy =
                Policies.allowIf("{\"%s:StringEquals\": {\"aws:TagKeys\": [\"environment\", \"cost-center\"]}%s}"
                        .formatted(operator, guard));

        // then
        assertThat(policy.decide(Policies.with(tagKeys(keys))).isAllowed()).isEqualTo(matches);
    }

    /** reference_policies_condition_examples-multi-valued-context-keys: the three tables, all of statements that deny. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ForAllValues:StringNotLike|key1*|key1:legal|false",
                "ForAllValues:StringNotLike|key1*|key1:hr,key1:personnel|false",
                "ForAllValues:StringNotLike|key1*|key2:audit|true",
                "ForAllValues:StringNotLike|key1*||true",
                "ForAllValues:StringNotLike|key1*,key2*|key1:legal|false",
                "ForAllValues:StringNotLike|key1*,key2*|key1:hr,key2:audit|false",
                "ForAllValues:StringNotLike|key1*,key2*|key3:legal|true",
                "ForAllValues:StringNotLike|key1*,key2*||true",
                "ForAnyValue:StringEquals|webserver|webserver|true",
                "ForAnyValue:StringEquals|webserver|environment,webserver,test|true",
                "ForAnyValue:StringEquals|webserver|environment,test|false",
                "ForAnyValue:StringEquals|webserver||false"
            })
    void shouldDenyByTags(String operator, String values, String keys, boolean denied) {
        // given
        String condition = "{\"%s\": {\"aws:TagKeys\": [\"%s\"]}}".formatted(operator, values.replace(",", "\",\""));
        PolicyDocument policy = identity(
                "{\"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\": " + condition + "}");

        // then
        assertThat(policy.decide(Policies.with(tagKeys(keys))).isDenied()).isEqualTo(denied);
    }

    private static Map<String, List<String>> tagKeys(String keys) {
        return keys == null ? Map.of() : Map.of(TAG_KEYS, Arrays.asList(keys.split(",")));
    }

    /** reference_policies_elements_condition_operators, "...IfExists": types of instances, whatever else is launched. */
    @ParameterizedTest
    @CsvSource({"t2.micro,true", "m3.large,true", "c4.large,false", ",true"})
    void shouldAskForATypeWhereThereIsOne(String type, boolean allowed) {
        // given
        PolicyDocument policy = identity("""
                {"Effect": "Allow", "Action": "ec2:RunInstances", "Resource": "*",
                 "Condition": {"StringLikeIfExists": {"ec2:InstanceType": ["t1.*", "t2.*", "m3.*"]}}}""");
        Map<String, List<String>> context = new HashMap<>();
        putIfThere(context, "ec2:InstanceType", type);

        // then
        assertThat(policy.decide(new AccessRequest(RUN, INSTANCE, RequestContext.of(context)))
                        .isAllowed())
                .isEqualTo(allowed);
    }

    /** reference_policies_elements_notaction and _notresource: what the text says of its policies. */
    @Test
    void shouldReadNegatedElementsAsTheGuideDoes() {
        // given
        PolicyDocument noDeletion = identity("""
                {"Effect": "Allow", "NotAction": "s3:DeleteBucket", "Resource": "arn:aws:s3:::*"}""");
        PolicyDocument onlyIamWithoutMfa = identity("""
                {"Effect": "Deny", "NotAction": "iam:*", "Resource": "*",
                 "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}}""");
        PolicyDocument payrollOnly = identity("""
                {"Effect": "Deny", "Action": "s3:*",
                 "NotResource": ["arn:aws:s3:::HRBucket/Payroll", "arn:aws:s3:::HRBucket/Payroll/*"]}""");

        // then
        assertThat(List.of(
                        noDeletion
                                .decide(request("s3:PutObject", "arn:aws:s3:::b/k"))
                                .outcome(),
                        noDeletion
                                .decide(request("s3:DeleteBucket", "arn:aws:s3:::b"))
                                .outcome(),
                        onlyIamWithoutMfa.decide(request(RUN, INSTANCE)).outcome(),
                        onlyIamWithoutMfa.decide(request("iam:GetUser", "*")).outcome(),
                        payrollOnly
                                .decide(request("s3:GetObject", "arn:aws:s3:::HRBucket/Plans"))
                                .outcome(),
                        payrollOnly
                                .decide(request("s3:GetObject", "arn:aws:s3:::HRBucket/Payroll/May"))
                                .outcome()))
                .containsExactly(
                        Outcome.ALLOWED,
                        Outcome.IMPLICIT_DENY,
                        Outcome.EXPLICIT_DENY,
                        Outcome.IMPLICIT_DENY,
                        Outcome.EXPLICIT_DENY,
                        Outcome.IMPLICIT_DENY);
    }

    /** reference_policies_examples_s3_cognito-bucket and reference_policies_examples_dynamodb_rows: each user's own. */
    @ParameterizedTest
    @CsvSource({"us-east-1:me,true", "us-east-1:other,false"})
    void shouldGiveIdentitiesTheirOwn(String owner, boolean allowed) {
        // given
        PolicyDocument policy = identity("""
                {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::amzn-s3-demo-bucket",
                 "Condition": {"StringLike": {"s3:prefix": ["cognito/application-name/${cognito-identity.amazonaws.com:sub}/*"]}}}""", """
                {"Effect": "Allow", "Action": ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"], "Resource":
                 "arn:aws:s3:::amzn-s3-demo-bucket/cognito/application-name/${cognito-identity.amazonaws.com:sub}/*"}""", """
                {"Effect": "Allow", "Action": "dynamodb:*", "Resource": "arn:aws:dynamodb:*:*:table/MyTable", "Condition":
                 {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": ["${cognito-identity.amazonaws.com:sub}"]}}}""");
        RequestContext me = RequestContext.of(Map.of("cognito-identity.amazonaws.com:sub", List.of("us-east-1:me")));
        String folder = "cognito/application-name/" + owner + "/";
        List<AccessRequest> requests = new ArrayList<>();
        requests.add(new AccessRequest("s3:PutObject", "arn:aws:s3:::amzn-s3-demo-bucket/" + folder + "a", me));
        requests.add(new AccessRequest(
                "s3:ListBucket", "arn:aws:s3:::amzn-s3-demo-bucket", me.with("s3:prefix", folder + "x")));
        requests.add(new AccessRequest(
                "dynamodb:GetItem",
                "arn:aws:dynamodb:us-east-1:111122223333:table/MyTable",
                me.with("dynamodb:LeadingKeys", owner)));

        // then
        assertThat(requests).allMatch(request -> policy.decide(request).isAllowed() == allowed);
    }
}
