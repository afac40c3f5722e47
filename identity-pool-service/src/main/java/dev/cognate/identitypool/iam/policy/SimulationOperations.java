package dev.cognate.identitypool.iam.policy;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.iam.EvaluationResult;
import dev.cognate.contract.iam.NoSuchEntityException;
import dev.cognate.contract.iam.SimulateCustomPolicyOperation;
import dev.cognate.contract.iam.SimulateCustomPolicyRequest;
import dev.cognate.contract.iam.SimulatePolicyResponse;
import dev.cognate.contract.iam.SimulatePrincipalPolicyOperation;
import dev.cognate.contract.iam.SimulatePrincipalPolicyRequest;
import dev.cognate.iam.directory.IamRole;
import dev.cognate.iam.directory.IamUser;
import dev.cognate.iam.directory.PolicyHolder;
import dev.cognate.iam.policy.PolicyDocument;
import dev.cognate.iam.policy.PolicyKind;
import dev.cognate.iam.policy.PolicyReader;
import dev.cognate.identitypool.iam.Arns;
import dev.cognate.identitypool.iam.entity.Entities;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks policies what they would say, by the same evaluation that decides real calls. */
@ApplicationScoped
class SimulationOperations implements SimulateCustomPolicyOperation, SimulatePrincipalPolicyOperation {
    private static final String INPUT = "PolicyInputList";
    private static final String BOUNDARY = "PermissionsBoundaryPolicyInputList";

    private final Entities entities;
    private final ManagedPolicies policies;

    SimulationOperations(Entities entities, ManagedPolicies policies) {
        this.entities = entities;
        this.policies = policies;
    }

    @Override
    public Uni<SimulatePolicyResponse> simulateCustomPolicy(SimulateCustomPolicyRequest request, CallContext context) {
        Simulation simulation = new Simulation(
                Simulation.read(INPUT, PolicyKind.IDENTITY, request.policyInputList()),
                Simulation.read(BOUNDARY, PolicyKind.IDENTITY, request.permissionsBoundaryPolicyInputList()),
                resource(request.resourcePolicy()),
                Optional.ofNullable(request.callerArn()),
                Simulation.context(request.contextEntries()));
        return Uni.createFrom().item(answer(simulation.results(request.actionNames(), request.resourceArns())));
    }

    @Override
    public Uni<SimulatePolicyResponse> simulatePrincipalPolicy(
            SimulatePrincipalPolicyRequest request, CallContext context) {
        List<PolicyDocument> more = Simulation.read(INPUT, PolicyKind.IDENTITY, request.policyInputList());
        List<PolicyDocument> boundary =
                Simulation.read(BOUNDARY, PolicyKind.IDENTITY, request.permissionsBoundaryPolicyInputList());
        return holder(request.policySourceArn())
                .chain(holder -> identity(holder)
                        .chain(identity -> boundary(holder, boundary)
                                .map(bounds -> new Simulation(
                                        Stream.concat(identity.stream(), more.stream())
                                                .toList(),
                                        bounds,
                                        resource(request.resourcePolicy()),
                                        Optional.of(Optional.ofNullable(request.callerArn())
                                                .orElse(request.policySourceArn())),
                                        Simulation.context(request.contextEntries())))))
                .map(simulation -> answer(simulation.results(request.actionNames(), request.resourceArns())));
    }

    private static Optional<PolicyDocument> resource(String document) {
        return Optional.ofNullable(document)
                .map(text -> Simulation.read("ResourcePolicy", PolicyKind.RESOURCE, List.of(text))
                        .getFirst());
    }

    private Uni<PolicyHolder> holder(String arn) {
        Uni<Optional<PolicyHolder>> found = arn.contains(":role/")
                ? entities.find(IamRole.class, Arns.nameOf(arn)).map(role -> role.map(PolicyHolder.class::cast))
                : entities.find(IamUser.class, Arns.nameOf(arn)).map(user -> user.map(PolicyHolder.class::cast));
        return found.map(holder -> holder.filter(present -> present.arn().equals(arn))
                .orElseThrow(() -> new NoSuchEntityException("The entity " + arn + " cannot be found.")));
    }

    private Uni<List<PolicyDocument>> identity(PolicyHolder holder) {
        List<PolicyDocument> inline = holder.inlinePolicies().entrySet().stream()
                .map(policy -> PolicyReader.read(policy.getKey(), PolicyKind.IDENTITY, policy.getValue()))
                .toList();
        return managed(holder.attachedPolicies())
                .map(attached ->
                        Stream.concat(inline.stream(), attached.stream()).toList());
    }

    /** A boundary of the request stands in for the one there is. */
    private Uni<List<PolicyDocument>> boundary(PolicyHolder holder, List<PolicyDocument> asked) {
        boolean hasOwn = asked.isEmpty() && holder.boundaryArn() != null;
        return hasOwn
                ? managed(List.of(holder.boundaryArn()))
                : Uni.createFrom().item(asked);
    }

    private Uni<List<PolicyDocument>> managed(List<String> arns) {
        return Multi.createFrom()
                .iterable(arns)
                .onItem()
                .transformToUniAndConcatenate(policies::require)
                .map(policy -> PolicyReader.read(policy.arn(), PolicyKind.IDENTITY, policy.document()))
                .collect()
                .asList();
    }

    private static SimulatePolicyResponse answer(List<EvaluationResult> results) {
        return SimulatePolicyResponse.builder()
                .evaluationResults(results)
                .isTruncated(false)
                .build();
    }
}
