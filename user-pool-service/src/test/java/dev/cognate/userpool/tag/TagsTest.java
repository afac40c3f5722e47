package dev.cognate.userpool.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

@QuarkusTest
class TagsTest {
    private CognitoIdentityProviderClient api;
    private UserPoolType pool;

    @BeforeEach
    void createPool() {
        api = Api.signed();
        pool = Api.newPool(api, request -> request.userPoolTags(Map.of("team", "blue")));
    }

    @AfterEach
    void disconnect() {
        api.close();
    }

    @Test
    void shouldAddReplaceAndRemoveTags() {
        // when
        api.tagResource(request -> request.resourceArn(pool.arn()).tags(Map.of("team", "red", "stage", "test")));
        api.untagResource(request -> request.resourceArn(pool.arn()).tagKeys("stage", "unknown"));

        // then
        assertThat(tags()).containsExactlyEntriesOf(Map.of("team", "red"));
        assertThat(api.describeUserPool(request -> request.userPoolId(pool.id()))
                        .userPool()
                        .userPoolTags())
                .containsExactlyEntriesOf(Map.of("team", "red"));
    }

    @Test
    void shouldRefuseReservedKeys() {
        // when
        assertThatThrownBy(() -> api.tagResource(
                        request -> request.resourceArn(pool.arn()).tags(Map.of("aws:owner", "me"))))
                .isInstanceOf(InvalidParameterException.class);

        // then
        assertThat(tags()).containsExactlyEntriesOf(Map.of("team", "blue"));
    }

    @Test
    void shouldKeepTagsWhenAnUpdateNamesNone() {
        // when
        api.updateUserPool(request -> request.userPoolId(pool.id()));

        // then
        assertThat(tags()).containsEntry("team", "blue");
    }

    @Test
    void shouldNotFindTagsOfAnUnknownPool() {
        assertThatThrownBy(() -> api.listTagsForResource(request ->
                        request.resourceArn("arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_000000000")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void shouldRefuseArnsOfOtherThings() {
        assertThatThrownBy(() -> api.listTagsForResource(
                        request -> request.resourceArn("arn:aws:s3:us-east-1:000000000000:bucket/one")))
                .isInstanceOf(InvalidParameterException.class);
    }

    private Map<String, String> tags() {
        return api.listTagsForResource(request -> request.resourceArn(pool.arn()))
                .tags();
    }
}
