package dev.cognate.identitypool.iam.provider;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.iam.CreateSAMLProviderOperation;
import dev.cognate.contract.iam.CreateSAMLProviderRequest;
import dev.cognate.contract.iam.CreateSAMLProviderResponse;
import dev.cognate.contract.iam.DeleteSAMLProviderOperation;
import dev.cognate.contract.iam.DeleteSAMLProviderRequest;
import dev.cognate.contract.iam.GetSAMLProviderOperation;
import dev.cognate.contract.iam.GetSAMLProviderRequest;
import dev.cognate.contract.iam.GetSAMLProviderResponse;
import dev.cognate.contract.iam.InvalidInputException;
import dev.cognate.contract.iam.ListSAMLProviderTagsOperation;
import dev.cognate.contract.iam.ListSAMLProviderTagsRequest;
import dev.cognate.contract.iam.ListSAMLProviderTagsResponse;
import dev.cognate.contract.iam.ListSAMLProvidersOperation;
import dev.cognate.contract.iam.ListSAMLProvidersRequest;
import dev.cognate.contract.iam.ListSAMLProvidersResponse;
import dev.cognate.contract.iam.NoSuchEntityException;
import dev.cognate.contract.iam.SAMLProviderListEntry;
import dev.cognate.contract.iam.Tag;
import dev.cognate.contract.iam.TagSAMLProviderOperation;
import dev.cognate.contract.iam.TagSAMLProviderRequest;
import dev.cognate.contract.iam.UntagSAMLProviderOperation;
import dev.cognate.contract.iam.UntagSAMLProviderRequest;
import dev.cognate.contract.iam.UpdateSAMLProviderOperation;
import dev.cognate.contract.iam.UpdateSAMLProviderRequest;
import dev.cognate.contract.iam.UpdateSAMLProviderResponse;
import dev.cognate.iam.directory.SamlProvider;
import dev.cognate.iam.session.KeyIds;
import dev.cognate.identitypool.iam.Arns;
import dev.cognate.identitypool.iam.Tags;
import dev.cognate.identitypool.iam.Times;
import dev.cognate.identitypool.iam.entity.Entities;
import dev.cognate.identitypool.iam.entity.InnerLists;
import dev.cognate.identitypool.saml.SamlMetadata;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * SAML providers as resources.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml.html">AWS's guide: SAML identity
 *     providers</a>
 */
@ApplicationScoped
class SamlProviderOperations
        implements CreateSAMLProviderOperation,
                GetSAMLProviderOperation,
                ListSAMLProvidersOperation,
                UpdateSAMLProviderOperation,
                DeleteSAMLProviderOperation,
                TagSAMLProviderOperation,
                UntagSAMLProviderOperation,
                ListSAMLProviderTagsOperation {
    private static final String KIND = "saml-provider";
    private static final int WHOLE_LIST = 1000;
    private static final int ID_LENGTH = 28;
    /** What IAM says whatever end the metadata name, which it does not look at (AWS's guide, "SAML identity providers"). */
    private static final Duration VALIDITY = Duration.ofDays(36_500);

    private final Entities entities;
    private final SamlEncryption encryption;
    private final Arns arns;
    private final Clock clock;
    private final InnerLists lists;

    SamlProviderOperations(Entities entities, SamlEncryption encryption, Arns arns, Clock clock, InnerLists lists) {
        this.entities = entities;
        this.encryption = encryption;
        this.arns = arns;
        this.clock = clock;
        this.lists = lists;
    }

    @Override
    public Uni<CreateSAMLProviderResponse> createSAMLProvider(CreateSAMLProviderRequest request, CallContext context) {
        requireMetadata(request.samlMetadataDocument());
        SamlProvider provider = new SamlProvider(
                request.name(),
                arns.of(KIND + "/" + request.name()),
                KeyIds.next("SAML", ID_LENGTH),
                clock.instant().getEpochSecond(),
                clock.instant().plus(VALIDITY).getEpochSecond(),
                request.samlMetadataDocument(),
                Tags.of(request.tags()),
                encryption.changed(null, new SamlEncryption.Change(request)));
        return entities.create(provider, "SAML Provider with name " + request.name() + " already exists.")
                .map(created -> CreateSAMLProviderResponse.builder()
                        .samlProviderArn(created.arn())
                        .tags(Tags.listedOrAbsent(created.tags()))
                        .build());
    }

    /** An identity provider nobody could verify is refused at once. */
    private static void requireMetadata(String document) {
        if (document == null || SamlMetadata.read(document).isEmpty()) {
            throw new InvalidInputException("Could not parse metadata");
        }
    }

    @Override
    public Uni<GetSAMLProviderResponse> getSAMLProvider(GetSAMLProviderRequest request, CallContext context) {
        return require(request.samlProviderArn())
                .map(provider -> GetSAMLProviderResponse.builder()
                        .samlProviderUUID(provider.uuid())
                        .samlMetadataDocument(provider.metadata())
                        .createDate(Times.of(provider.createdAt()))
                        .validUntil(Times.of(provider.validUntil()))
                        .tags(Tags.listed(provider.tags()))
                        .assertionEncryptionMode(SamlEncryption.mode(provider))
                        .privateKeyList(SamlEncryption.keys(provider))
                        .build());
    }

    @Override
    public Uni<ListSAMLProvidersResponse> listSAMLProviders(ListSAMLProvidersRequest request, CallContext context) {
        return entities.list(SamlProvider.class, null, null, WHOLE_LIST)
                .map(page -> ListSAMLProvidersResponse.builder()
                        .samlProviderList(page.items().stream()
                                .map(provider -> SAMLProviderListEntry.builder()
                                        .arn(provider.arn())
                                        .createDate(Times.of(provider.createdAt()))
                                        .validUntil(Times.of(provider.validUntil()))
                                        .build())
                                .toList())
                        .build());
    }

    @Override
    public Uni<UpdateSAMLProviderResponse> updateSAMLProvider(UpdateSAMLProviderRequest request, CallContext context) {
        if (request.samlMetadataDocument() != null) {
            requireMetadata(request.samlMetadataDocument());
        }
        return change(request.samlProviderArn(), provider -> updated(provider, request))
                .map(provider -> UpdateSAMLProviderResponse.builder()
                        .samlProviderArn(provider.arn())
                        .build());
    }

    private SamlProvider updated(SamlProvider provider, UpdateSAMLProviderRequest request) {
        SamlProvider.Encryption changed = encryption.changed(provider.encryption(), new SamlEncryption.Change(request));
        SamlProvider updated = provider.withEncryption(changed);
        return request.samlMetadataDocument() == null
                ? updated
                : updated.withMetadata(
                        request.samlMetadataDocument(),
                        clock.instant().plus(VALIDITY).getEpochSecond());
    }

    @Override
    public Uni<Void> deleteSAMLProvider(DeleteSAMLProviderRequest request, CallContext context) {
        return require(request.samlProviderArn())
                .chain(found -> entities.delete(
                        SamlProvider.class,
                        found.name(),
                        provider -> Uni.createFrom().voidItem()));
    }

    @Override
    public Uni<Void> tagSAMLProvider(TagSAMLProviderRequest request, CallContext context) {
        return change(
                        request.samlProviderArn(),
                        provider -> provider.withTags(Tags.added(provider.tags(), request.tags())))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> untagSAMLProvider(UntagSAMLProviderRequest request, CallContext context) {
        return change(
                        request.samlProviderArn(),
                        provider -> provider.withTags(Tags.removed(provider.tags(), request.tagKeys())))
                .replaceWithVoid();
    }

    @Override
    public Uni<ListSAMLProviderTagsResponse> listSAMLProviderTags(
            ListSAMLProviderTagsRequest request, CallContext context) {
        return require(request.samlProviderArn())
                .map(provider -> lists.page(
                        new InnerLists.Asked(
                                "saml-provider-tags/" + provider.arn(), request.marker(), request.maxItems()),
                        Tags.listed(provider.tags()),
                        Tag::key))
                .map(page -> ListSAMLProviderTagsResponse.builder()
                        .tags(page.items())
                        .isTruncated(page.isTruncated())
                        .marker(page.marker())
                        .build());
    }

    private Uni<SamlProvider> require(String arn) {
        return entities.find(SamlProvider.class, arns.restOf(arn, KIND))
                .map(found ->
                        found.orElseThrow(() -> new NoSuchEntityException("SAML Provider not found for arn " + arn)));
    }

    private Uni<SamlProvider> change(String arn, UnaryOperator<SamlProvider> change) {
        return require(arn).chain(present -> entities.change(SamlProvider.class, present.name(), change));
    }
}
