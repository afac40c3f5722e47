package dev.cognate.userpool.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.Api;
import dev.cognate.userpool.client.AppClients;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListTermsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsType;

@QuarkusTest
class TermsTest {
    private static final String TERMS = "terms-of-use";
    private static final String PRIVACY = "privacy-policy";
    private static final String HOME = "https://example.com/";

    @Inject
    TermsOfUse termsOfUse;

    @Inject
    AppClients clients;

    private CognitoIdentityProviderClient api;
    private String poolId;
    private String clientId;

    @BeforeEach
    void createPool() {
        api = Api.signed();
        poolId = Api.newPool(api, request -> {}).id();
        clientId = Api.newClient(api, poolId, request -> {}).clientId();
    }

    @AfterEach
    void disconnect() {
        api.close();
    }

    @Test
    void shouldDescribeWhatWasCreated() {
        // when
        TermsType created = create(PRIVACY, Map.of("cognito:default", HOME, "cognito:french", HOME + "fr"));

        // then
        assertThat(created.userPoolId()).isEqualTo(poolId);
        assertThat(created.clientId()).isEqualTo(clientId);
        assertThat(created.termsSourceAsString()).isEqualTo("LINK");
        assertThat(created.enforcementAsString()).isEqualTo("NONE");
        assertThat(created.links()).hasSize(2).containsEntry("cognito:french", HOME + "fr");
        assertThat(describe(created.termsId())).isEqualTo(created);
        assertThat(api.describeTermsByClient(request ->
                                request.userPoolId(poolId).clientId(clientId).termsName(PRIVACY))
                        .terms())
                .isEqualTo(created);
    }

    @Test
    void shouldHaveOneDocumentOfAKindForAClient() {
        // given
        TermsType privacy = create(PRIVACY, Map.of("cognito:default", HOME));
        TermsType terms = create(TERMS, Map.of("cognito:default", HOME));

        // then
        assertThatThrownBy(() -> create(TERMS, Map.of("cognito:default", HOME + "other")))
                .isInstanceOf(TermsExistsException.class);
        assertThatThrownBy(() -> api.updateTerms(request ->
                        request.userPoolId(poolId).termsId(terms.termsId()).termsName(PRIVACY)))
                .isInstanceOf(TermsExistsException.class);
        assertThat(describe(terms.termsId())).isEqualTo(terms);
        assertThat(describe(privacy.termsId())).isEqualTo(privacy);
    }

    @Test
    void shouldAskForADefaultLink() {
        assertThatThrownBy(() -> create(TERMS, Map.of("cognito:french", HOME)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> create(TERMS, null)).isInstanceOf(InvalidParameterException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "/terms", "example.com", "https://", "ftp://example.com"})
    void shouldRefuseLinksThatLeadNowhere(String link) {
        assertThatThrownBy(() -> create(TERMS, Map.of("cognito:default", link)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldRefuseUnknownLanguagesAndNames() {
        assertThatThrownBy(() -> create(TERMS, Map.of("cognito:default", HOME, "cognito:klingon", HOME)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> create("cookies", Map.of("cognito:default", HOME)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldUpdateWhatIsGivenAndKeepTheRest() {
        // given
        TermsType created = create(TERMS, Map.of("cognito:default", HOME));

        // when
        TermsType updated = api.updateTerms(request -> request.userPoolId(poolId)
                        .termsId(created.termsId())
                        .links(Map.of("cognito:default", HOME + "2")))
                .terms();
        api.updateTerms(
                request -> request.userPoolId(poolId).termsId(created.termsId()).termsName(PRIVACY));

        // then
        assertThat(updated.termsName()).isEqualTo(TERMS);
        assertThat(describe(created.termsId()).termsName()).isEqualTo(PRIVACY);
        assertThat(describe(created.termsId()).links()).isEqualTo(Map.of("cognito:default", HOME + "2"));
        assertThat(describe(created.termsId()).creationDate()).isEqualTo(created.creationDate());
    }

    @Test
    void shouldNotFindWhatIsNotThere() {
        // given
        String other = Api.newPool(api, request -> {}).id();
        TermsType created = create(TERMS, Map.of("cognito:default", HOME));
        String unknown = UUID.randomUUID().toString();

        // then
        assertThatThrownBy(() -> describe(unknown)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() ->
                        api.deleteTerms(request -> request.userPoolId(other).termsId(created.termsId())))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> api.createTerms(request -> request.userPoolId(other)
                        .clientId(clientId)
                        .termsName(TERMS)
                        .termsSource("LINK")
                        .enforcement("NONE")
                        .links(Map.of("cognito:default", HOME))))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void shouldDeleteTermsWithTheirClient() {
        // given
        TermsType terms = create(TERMS, Map.of("cognito:default", HOME));
        TermsType privacy = create(PRIVACY, Map.of("cognito:default", HOME));

        // when
        api.deleteTerms(request -> request.userPoolId(poolId).termsId(terms.termsId()));
        api.deleteUserPoolClient(request -> request.userPoolId(poolId).clientId(clientId));

        // then
        assertThatThrownBy(() -> describe(terms.termsId())).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> describe(privacy.termsId())).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void shouldListAllTermsOfThePoolOnceAcrossPages() {
        // given
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            clientId = Api.newClient(api, poolId, request -> {}).clientId();
            created.add(create(TERMS, Map.of("cognito:default", HOME)).termsId());
            created.add(create(PRIVACY, Map.of("cognito:default", HOME)).termsId());
        }

        // when
        List<String> listed = new ArrayList<>();
        String token = null;
        do {
            String from = token;
            ListTermsResponse page = api.listTerms(
                    request -> request.userPoolId(poolId).maxResults(3).nextToken(from));
            page.terms().stream().map(TermsDescriptionType::termsId).forEach(listed::add);
            token = page.nextToken();
        } while (token != null);

        // then
        assertThat(listed).containsExactlyInAnyOrderElementsOf(created);
    }

    @Test
    void shouldLinkBothDocumentsInTheLanguageOfTheReader() throws Throwable {
        assertThat(links("fr")).isEmpty();
        create(TERMS, Map.of("cognito:default", HOME + "t", "cognito:french", HOME + "t/fr"));
        assertThat(links("fr")).isEmpty();
        create(PRIVACY, Map.of("cognito:default", HOME + "p", "cognito:portuguese-brazil", HOME + "p/br"));
        assertThat(links("fr")).contains(new TermsLinks(HOME + "t/fr", HOME + "p"));
        assertThat(links("pt-BR")).contains(new TermsLinks(HOME + "t", HOME + "p/br"));
        assertThat(links("sv")).contains(new TermsLinks(HOME + "t", HOME + "p"));
        assertThat(links(null)).contains(new TermsLinks(HOME + "t", HOME + "p"));
    }

    private Optional<TermsLinks> links(String language) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> Uni.createFrom()
                .deferred(() -> clients.require(clientId))
                .chain(client -> termsOfUse.links(client, language)));
    }

    private TermsType create(String name, Map<String, String> links) {
        return api.createTerms(request -> request.userPoolId(poolId)
                        .clientId(clientId)
                        .termsName(name)
                        .termsSource("LINK")
                        .enforcement("NONE")
                        .links(links))
                .terms();
    }

    private TermsType describe(String id) {
        return api.describeTerms(request -> request.userPoolId(poolId).termsId(id))
                .terms();
    }
}
