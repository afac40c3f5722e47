package dev.cognate.userpool.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.Api;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

@QuarkusTest
class ListUsersTest {
    @Inject
    Directory directory;

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

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`username = \"alice\"`, `alice`",
                "`username ^= \"al\"`, `alan,alice`",
                "`email = \"ALICE@example.com\"`, `alice`",
                "`email ^= \"al\"`, `alan,alice`",
                "`given_name=\"Al \\\"the\\\" Great\"`, `alan`",
                "`family_name ^= \"o'\"`, `bob`",
                "`phone_number ^= \"+1555\"`, `bob`",
                "`name = \"50% _off\"`, `bob`",
                "`name ^= \"50%\"`, `bob`",
                "`preferred_username = \"bobby\"`, `bob`",
                "`status = \"Disabled\"`, `bob`",
                "`status = \"Enabled\"`, `alan,alice`",
                "`status ^= \"Dis\"`, `bob`",
                "`status = \"disabled\"`, ``",
                "`cognito:user_status = \"confirmed\"`, `alan,alice,bob`",
                "`cognito:user_status ^= \"CONF\"`, `alan,alice,bob`",
                "`cognito:user_status = \"UNCONFIRMED\"`, ``",
                "`email = \"nobody@example.com\"`, ``",
                "`sub = \"not-a-sub\"`, ``",
                "``, `alan,alice,bob`",
            })
    void shouldFilter(String filter, String usernames) {
        // given
        createThree();

        // when
        List<String> found =
                usernames(api.listUsers(request -> request.userPoolId(poolId).filter(filter)));

        // then
        assertThat(found).containsExactlyInAnyOrder(usernames.isEmpty() ? new String[0] : usernames.split(","));
    }

    @Test
    void shouldFindByTheWholeSubOrItsBeginning() {
        // given
        createThree();
        String sub = directory.find(poolId, "bob").orElseThrow().sub().toString();

        // then
        assertThat(filtered("sub = \"" + sub + "\"")).containsExactly("bob");
        assertThat(filtered("sub ^= \"" + sub.substring(0, 20) + "\"")).containsExactly("bob");
        assertThat(filtered("sub = \"" + sub.substring(0, 20) + "\"")).isEmpty();
    }

    @Test
    void shouldPageInTheOrderOfTheAttribute() {
        // given
        for (String name : List.of("ada", "Abe", "abel", "bea", "abby")) {
            directory.create(poolId, name, Map.of("given_name", name));
        }
        directory.create(poolId, "twin", Map.of("given_name", "abel"));

        // when
        List<String> listed = pages("given_name ^= \"ab\"", 1).stream()
                .map(user -> attributes(user).get("given_name"))
                .toList();

        // then
        assertThat(listed).containsExactly("abby", "Abe", "abel", "abel");
    }

    @Test
    void shouldListEveryUserOnceAcrossPages() {
        // given
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            names.add(directory.create(poolId, "user" + i, Map.of()).username());
        }

        // then
        assertThat(pages(null, 3)).extracting(UserType::username).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void shouldShowOnlyTheAttributesAskedFor() {
        // given
        createThree();

        // when
        ListUsersResponse response = api.listUsers(request ->
                request.userPoolId(poolId).filter("username = \"alice\"").attributesToGet("email"));

        // then
        assertThat(response.users().getFirst().attributes())
                .containsExactly(AttributeType.builder()
                        .name("email")
                        .value("alice@example.com")
                        .build());
    }

    @Test
    void shouldNotShowUsersOfAnotherPool() {
        // given
        directory.create(Api.newPool(api, request -> {}).id(), "stranger", Map.of());

        // then
        assertThat(filtered(null)).isEmpty();
    }

    @Test
    void shouldFindLongAndForeignValues() {
        // given
        String longName = "Ж".repeat(2000);
        directory.create(poolId, "long", Map.of("name", longName));

        // then
        assertThat(filtered("name ^= \"" + "ж".repeat(200) + "\"")).containsExactly("long");
        assertThat(filtered("name ^= \"" + "ж".repeat(199) + "x\"")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`email = alice`, `Error while parsing filter.`",
                "`email = \"a\" and name = \"b\"`, `Error while parsing filter.`",
                "`custom:team = \"blue\"`, `Invalid search attribute: custom:team`",
            })
    void shouldRefuseWhatItCannotSearch(String filter, String sentence) {
        assertThatThrownBy(() -> filtered(filter))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void shouldRefuseATokenOfAnotherFilter() {
        // given
        createThree();
        String token =
                api.listUsers(request -> request.userPoolId(poolId).limit(1)).paginationToken();

        // then
        assertThatThrownBy(() -> api.listUsers(request -> request.userPoolId(poolId)
                        .limit(1)
                        .filter("username ^= \"a\"")
                        .paginationToken(token)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Paging Marker is Invalid for Request");
    }

    @Test
    void shouldRefuseALimitBeyondSixty() {
        assertThatThrownBy(() ->
                        api.listUsers(request -> request.userPoolId(poolId).limit(61)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Member must have value less than or equal to 60");
    }

    @Test
    void shouldNotListAnUnknownPool() {
        assertThatThrownBy(() -> api.listUsers(request -> request.userPoolId("us-east-1_000000000")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private void createThree() {
        directory.create(poolId, "alice", Map.of("email", "alice@example.com", "given_name", "Alice"));
        directory.create(poolId, "alan", Map.of("email", "Alan@example.com", "given_name", "Al \"the\" Great"));
        directory.create(
                poolId,
                "bob",
                Map.of(
                        "name", "50% _off",
                        "family_name", "O'Brien",
                        "phone_number", "+15551234",
                        "preferred_username", "Bobby"));
        api.adminDisableUser(request -> request.userPoolId(poolId).username("bob"));
    }

    private List<String> filtered(String filter) {
        return usernames(api.listUsers(request -> request.userPoolId(poolId).filter(filter)));
    }

    private List<UserType> pages(String filter, int limit) {
        List<UserType> users = new ArrayList<>();
        String token = null;
        do {
            String from = token;
            ListUsersResponse page = api.listUsers(request ->
                    request.userPoolId(poolId).filter(filter).limit(limit).paginationToken(from));
            users.addAll(page.users());
            token = page.paginationToken();
        } while (token != null);
        return users;
    }

    private static List<String> usernames(ListUsersResponse response) {
        return response.users().stream().map(UserType::username).toList();
    }

    private static Map<String, String> attributes(UserType user) {
        return user.attributes().stream()
                .collect(java.util.stream.Collectors.toMap(AttributeType::name, AttributeType::value));
    }
}
