package dev.cognate.identitypool.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

@QuarkusTest
class TagsTest {
    private CognitoIdentityClient api;
    private String poolId;

    @BeforeEach
    void createPool() {
        api = Api.signed();
        poolId = Api.newPool(api, request -> request.identityPoolTags(Map.of("team", "blue")))
                .identityPoolId();
    }

    @AfterEach
    void disconnect() {
        api.close();
    }

    @Test
    void shouldAddReplaceAndRemoveTags() {
        // when
        api.tagResource(request -> request.resourceArn(arn()).tags(Map.of("team", "red", "stage", "test")));
        api.untagResource(request -> request.resourceArn(arn()).tagKeys("stage", "unknown"));

        // then
        assertThat(tags()).containsExactlyEntriesOf(Map.of("team", "red"));
        assertThat(api.describeIdentityPool(request -> request.identityPoolId(poolId))
                        .identityPoolTags())
                .containsExactlyEntriesOf(Map.of("team", "red"));
    }

    @Test
    void shouldRefuseReservedKeys() {
        // when
        assertThatThrownBy(() ->
                        api.tagResource(request -> request.resourceArn(arn()).tags(Map.of("aws:owner", "me"))))
                .isInstanceOf(InvalidParameterException.class);

        // then
        assertThat(tags()).containsExactlyEntriesOf(Map.of("team", "blue"));
    }

    @Test
    void shouldNotFindTagsOfAnUnknownPool() {
        assertThatThrownBy(() -> api.listTagsForResource(request ->
                        request.resourceArn(Api.ARN_PREFIX + "us-east-1:00000000-0000-0000-0000-000000000000")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void shouldRefuseArnsOfOtherThings() {
        assertThatThrownBy(() -> api.listTagsForResource(
                        request -> request.resourceArn("arn:aws:s3:us-east-1:000000000000:bucket/one")))
                .isInstanceOf(InvalidParameterException.class);
    }

    private String arn() {
        return Api.ARN_PREFIX + poolId;
    }

    private Map<String, String> tags() {
        return api.listTagsForResource(request -> request.resourceArn(arn())).tags();
    }
}
