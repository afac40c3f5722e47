package dev.cognate.userpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;

@QuarkusTest
class CustomAttributesTest {
    private CognitoIdentityProviderClient api;
    private String poolId;

    @BeforeEach
    void createPool() {
        api = Api.signed();
        poolId = Api.newPool(api, request -> {}).id();
    }

    @AfterEach
    void disconnect() {
        api.close();
    }

    @Test
    void shouldPrefixCustomAndDeveloperAttributes() {
        // when
        api.addCustomAttributes(request -> request.userPoolId(poolId)
                .customAttributes(
                        custom("team"),
                        SchemaAttributeType.builder()
                                .name("cost")
                                .attributeDataType(AttributeDataType.NUMBER)
                                .developerOnlyAttribute(true)
                                .mutable(false)
                                .numberAttributeConstraints(
                                        limits -> limits.minValue("1").maxValue("9"))
                                .build()));

        // then
        assertThat(schema()).extracting(SchemaAttributeType::name).contains("custom:team", "dev:custom:cost");
        assertThat(schema().getLast()).satisfies(cost -> {
            assertThat(cost.mutable()).isFalse();
            assertThat(cost.developerOnlyAttribute()).isTrue();
            assertThat(cost.numberAttributeConstraints().maxValue()).isEqualTo("9");
        });
    }

    @Test
    void shouldRefuseRequiredCustomAttributesAndChangeNothing() {
        // given
        List<SchemaAttributeType> before = schema();

        // when
        assertThatThrownBy(() -> api.addCustomAttributes(request -> request.userPoolId(poolId)
                        .customAttributes(
                                custom("fine"),
                                custom("team").toBuilder().required(true).build())))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Required custom attributes are not supported currently.");

        // then
        assertThat(schema()).isEqualTo(before);
    }

    @Test
    void shouldRefuseAnAttributeThatIsThereAlready() {
        // given
        api.addCustomAttributes(request -> request.userPoolId(poolId).customAttributes(custom("team")));

        // when
        assertThatThrownBy(() -> api.addCustomAttributes(
                        request -> request.userPoolId(poolId).customAttributes(custom("team"))))
                // then
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Existing attribute already has name custom:team.");
    }

    @Test
    void shouldRefuseMoreThanFiftyCustomAttributes() {
        // given
        addNumbered(0, 25);
        addNumbered(25, 50);

        // when
        assertThatThrownBy(() -> addNumbered(50, 51)).isInstanceOf(InvalidParameterException.class);

        // then
        assertThat(schema().stream().filter(attribute -> attribute.name().startsWith("custom:")))
                .hasSize(50);
    }

    @Test
    void shouldRefuseConstraintsThatAreNoNumbers() {
        assertThatThrownBy(() -> api.addCustomAttributes(request -> request.userPoolId(poolId)
                        .customAttributes(custom("team").toBuilder()
                                .stringAttributeConstraints(limits -> limits.minLength("many"))
                                .build())))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldRefuseAnotherTypeForAStandardAttribute() {
        assertThatThrownBy(() -> Api.newPool(
                        api,
                        request -> request.schema(
                                attribute -> attribute.name("email").attributeDataType(AttributeDataType.NUMBER))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("You can not change AttributeDataType");
    }

    @Test
    void shouldNotFindTheSchemaOfAnUnknownPool() {
        assertThatThrownBy(() -> api.addCustomAttributes(
                        request -> request.userPoolId("us-east-1_000000000").customAttributes(custom("team"))))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private void addNumbered(int from, int to) {
        api.addCustomAttributes(request -> request.userPoolId(poolId)
                .customAttributes(
                        IntStream.range(from, to).mapToObj(i -> custom("a" + i)).toList()));
    }

    private static SchemaAttributeType custom(String name) {
        return SchemaAttributeType.builder()
                .name(name)
                .attributeDataType(AttributeDataType.STRING)
                .build();
    }

    private List<SchemaAttributeType> schema() {
        return api.describeUserPool(request -> request.userPoolId(poolId))
                .userPool()
                .schemaAttributes();
    }
}
