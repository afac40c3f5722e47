package dev.cognate.identitypool.iam.user;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.iam.AccessKey;
import dev.cognate.contract.iam.AccessKeyLastUsed;
import dev.cognate.contract.iam.AccessKeyMetadata;
import dev.cognate.contract.iam.CreateAccessKeyOperation;
import dev.cognate.contract.iam.CreateAccessKeyRequest;
import dev.cognate.contract.iam.CreateAccessKeyResponse;
import dev.cognate.contract.iam.DeleteAccessKeyOperation;
import dev.cognate.contract.iam.DeleteAccessKeyRequest;
import dev.cognate.contract.iam.GetAccessKeyLastUsedOperation;
import dev.cognate.contract.iam.GetAccessKeyLastUsedRequest;
import dev.cognate.contract.iam.GetAccessKeyLastUsedResponse;
import dev.cognate.contract.iam.InvalidInputException;
import dev.cognate.contract.iam.LimitExceededException;
import dev.cognate.contract.iam.ListAccessKeysOperation;
import dev.cognate.contract.iam.ListAccessKeysRequest;
import dev.cognate.contract.iam.ListAccessKeysResponse;
import dev.cognate.contract.iam.NoSuchEntityException;
import dev.cognate.contract.iam.StatusType;
import dev.cognate.contract.iam.UpdateAccessKeyOperation;
import dev.cognate.contract.iam.UpdateAccessKeyRequest;
import dev.cognate.iam.directory.IamUser;
import dev.cognate.iam.directory.KeySecrets;
import dev.cognate.iam.session.KeyIds;
import dev.cognate.identitypool.iam.Times;
import dev.cognate.identitypool.iam.entity.Entities;
import dev.cognate.identitypool.iam.entity.InnerLists;
import dev.cognate.keyring.Keyring;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Keys of users. Secrets are shown once, when a key is made, and are sealed at rest.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html">AWS's guide: access keys</a>
 */
@ApplicationScoped
class AccessKeyOperations
        implements CreateAccessKeyOperation,
                ListAccessKeysOperation,
                UpdateAccessKeyOperation,
                DeleteAccessKeyOperation,
                GetAccessKeyLastUsedOperation {
    private static final int ID_LENGTH = 16;
    private static final int MOST = 2;
    private static final String UNKNOWN = "N/A";

    private final Entities entities;
    private final KeySecrets secrets;
    private final Clock clock;
    private final InnerLists lists;

    AccessKeyOperations(Entities entities, Keyring keyring, Clock clock, InnerLists lists) {
        this.entities = entities;
        this.secrets = new KeySecrets(keyring);
        this.clock = clock;
        this.lists = lists;
    }

    @Override
    public Uni<CreateAccessKeyResponse> createAccessKey(CreateAccessKeyRequest request, CallContext context) {
        String id = KeyIds.next("AKIA", ID_LENGTH);
        String secret = KeyIds.secret();
        IamUser.UserKey key = new IamUser.UserKey(
                id, secrets.seal(id, secret), true, clock.instant().getEpochSecond());
        return entities.change(IamUser.class, Users.named(request.userName(), context), user -> with(user, key))
                .map(user -> CreateAccessKeyResponse.builder()
                        .accessKey(AccessKey.builder()
                                .userName(user.name())
                                .accessKeyId(id)
                                .secretAccessKey(secret)
                                .status(StatusType.ACTIVE)
                                .createDate(Times.of(key.createdAt()))
                                .build())
                        .build());
    }

    private static IamUser with(IamUser user, IamUser.UserKey key) {
        if (user.accessKeys().size() >= MOST) {
            throw new LimitExceededException("Cannot exceed quota for AccessKeysPerUser: " + MOST);
        }
        List<IamUser.UserKey> keys = new ArrayList<>(user.accessKeys());
        keys.add(key);
        return user.withAccessKeys(keys);
    }

    @Override
    public Uni<ListAccessKeysResponse> listAccessKeys(ListAccessKeysRequest request, CallContext context) {
        return entities.require(IamUser.class, Users.named(request.userName(), context))
                .map(user -> lists.page(
                        new InnerLists.Asked("access-keys/" + user.id(), request.marker(), request.maxItems()),
                        user.accessKeys().stream().map(key -> shown(user, key)).toList(),
                        AccessKeyMetadata::accessKeyId))
                .map(page -> ListAccessKeysResponse.builder()
                        .accessKeyMetadata(page.items())
                        .isTruncated(page.isTruncated())
                        .marker(page.marker())
                        .build());
    }

    private static AccessKeyMetadata shown(IamUser user, IamUser.UserKey key) {
        return AccessKeyMetadata.builder()
                .userName(user.name())
                .accessKeyId(key.id())
                .status(key.active() ? StatusType.ACTIVE : StatusType.INACTIVE)
                .createDate(Times.of(key.createdAt()))
                .build();
    }

    @Override
    public Uni<Void> updateAccessKey(UpdateAccessKeyRequest request, CallContext context) {
        if (StatusType.EXPIRED.equals(request.status())) {
            throw new InvalidInputException("The status of an access key is Active or Inactive.");
        }
        boolean active = StatusType.ACTIVE.equals(request.status());
        return changeKey(
                request.userName(),
                request.accessKeyId(),
                context,
                key -> Optional.of(new IamUser.UserKey(key.id(), key.sealedSecret(), active, key.createdAt())));
    }

    @Override
    public Uni<Void> deleteAccessKey(DeleteAccessKeyRequest request, CallContext context) {
        return changeKey(request.userName(), request.accessKeyId(), context, key -> Optional.empty());
    }

    private Uni<Void> changeKey(
            String userName,
            String keyId,
            CallContext context,
            Function<IamUser.UserKey, Optional<IamUser.UserKey>> change) {
        return entities.change(IamUser.class, Users.named(userName, context), user -> {
                    if (user.key(keyId).isEmpty()) {
                        throw new NoSuchEntityException("The Access Key with id " + keyId + " cannot be found.");
                    }
                    return user.withAccessKeys(user.accessKeys().stream()
                            .flatMap(key -> key.id().equals(keyId) ? change.apply(key).stream() : Stream.of(key))
                            .toList());
                })
                .replaceWithVoid();
    }

    /** When a key was used last is not kept: the answer is that of a key that was not used since that is kept. */
    @Override
    public Uni<GetAccessKeyLastUsedResponse> getAccessKeyLastUsed(
            GetAccessKeyLastUsedRequest request, CallContext context) {
        return entities.ownerOf(request.accessKeyId())
                .map(owner -> owner.orElseThrow(() -> new NoSuchEntityException(
                        "The Access Key with id " + request.accessKeyId() + " cannot be found.")))
                .map(user -> GetAccessKeyLastUsedResponse.builder()
                        .userName(user.name())
                        .accessKeyLastUsed(AccessKeyLastUsed.builder()
                                .serviceName(UNKNOWN)
                                .region(UNKNOWN)
                                .build())
                        .build());
    }
}
