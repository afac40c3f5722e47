package dev.cognate.identitypool.sts;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.sts.DecodeAuthorizationMessageOperation;
import dev.cognate.contract.sts.DecodeAuthorizationMessageRequest;
import dev.cognate.contract.sts.DecodeAuthorizationMessageResponse;
import dev.cognate.contract.sts.GetAccessKeyInfoOperation;
import dev.cognate.contract.sts.GetAccessKeyInfoRequest;
import dev.cognate.contract.sts.GetAccessKeyInfoResponse;
import dev.cognate.contract.sts.GetCallerIdentityOperation;
import dev.cognate.contract.sts.GetCallerIdentityRequest;
import dev.cognate.contract.sts.GetCallerIdentityResponse;
import dev.cognate.contract.sts.InvalidAuthorizationMessageException;
import dev.cognate.iam.AccessKeys;
import dev.cognate.iam.Principal;
import dev.cognate.iam.session.AuthorizationMessages;
import dev.cognate.iam.session.SessionTokens;
import dev.cognate.identitypool.iam.Arns;
import dev.cognate.identitypool.iam.entity.Entities;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells callers who they are, whose a key is, and why they were refused. */
@ApplicationScoped
class StsOperations
        implements GetCallerIdentityOperation, GetAccessKeyInfoOperation, DecodeAuthorizationMessageOperation {
    private final AuthorizationMessages messages;
    private final SessionTokens tokens;
    private final AccessKeys keys;
    private final Entities entities;
    private final Arns arns;

    StsOperations(AuthorizationMessages messages, SessionTokens tokens, AccessKeys keys, Entities entities, Arns arns) {
        this.messages = messages;
        this.tokens = tokens;
        this.keys = keys;
        this.entities = entities;
        this.arns = arns;
    }

    @Override
    public Uni<GetCallerIdentityResponse> getCallerIdentity(GetCallerIdentityRequest request, CallContext context) {
        Principal caller = context.caller();
        return Uni.createFrom()
                .item(GetCallerIdentityResponse.builder()
                        .account(caller.accountId())
                        .arn(caller.arn())
                        .userId(caller.userId())
                        .build());
    }

    /** Of temporary keys the id alone tells that they were issued here. */
    @Override
    public Uni<GetAccessKeyInfoResponse> getAccessKeyInfo(GetAccessKeyInfoRequest request, CallContext context) {
        String id = request.accessKeyId();
        boolean isOurs = tokens.isOurs(id) || keys.find(id, Optional.empty()).isPresent();
        Uni<Boolean> known =
                isOurs ? Uni.createFrom().item(true) : entities.ownerOf(id).map(Optional::isPresent);
        return known.map(found -> {
            if (!found) {
                throw StsFault.accessDenied("The access key " + id + " is not of this account.");
            }
            return GetAccessKeyInfoResponse.builder().account(arns.accountId()).build();
        });
    }

    @Override
    public Uni<DecodeAuthorizationMessageResponse> decodeAuthorizationMessage(
            DecodeAuthorizationMessageRequest request, CallContext context) {
        return Uni.createFrom()
                .item(messages.decode(request.encodedMessage())
                        .map(document -> DecodeAuthorizationMessageResponse.builder()
                                .decodedMessage(document)
                                .build())
                        .orElseThrow(() -> new InvalidAuthorizationMessageException("Message is not valid")));
    }
}
