package dev.cognate.local.coverage;

import dev.cognate.contract.OperationSpec;
import dev.cognate.contract.ServiceSpec;
import dev.cognate.contract.iam.Iam;
import dev.cognate.contract.identity.CognitoIdentity;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.contract.sts.Sts;
import dev.cognate.contract.sync.CognitoSync;
import dev.cognate.local.service.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How much of one API is built. An operation is built when a compiled class of its service implements the operation's
 * interface; nothing is declared by hand.
 *
 * @param api the signing name, for example {@code cognito-idp}
 * @param built names of the operations that are built
 * @param missing names of those that are not
 */
public record Coverage(String api, Collection<String> built, Collection<String> missing) {
    private record Api(ServiceSpec spec, Service service) {}

    private static final List<Api> APIS = List.of(
            new Api(CognitoIdp.SERVICE, Service.USER_POOL),
            new Api(CognitoIdentity.SERVICE, Service.IDENTITY_POOL),
            new Api(Sts.SERVICE, Service.IDENTITY_POOL),
            new Api(Iam.SERVICE, Service.IDENTITY_POOL),
            new Api(CognitoSync.SERVICE, Service.SYNC));

    /** Operations in the contract. */
    public int total() {
        return built.size() + missing.size();
    }

    /** Reads what is compiled in {@code repository}; a service that is not compiled has built nothing. */
    public static List<Coverage> of(Path repository) {
        return APIS.stream().map(api -> of(api, repository)).toList();
    }

    private static Coverage of(Api api, Path repository) {
        Set<String> implemented =
                implementedIn(repository.resolve(api.service().label()).resolve("target/classes"));
        Set<String> built = new TreeSet<>();
        Set<String> missing = new TreeSet<>();
        for (OperationSpec<?, ?, ?> operation : api.spec().operations()) {
            String handler = operation.handlerType().getName();
            (implemented.contains(handler) ? built : missing).add(operation.name());
        }
        return new Coverage(api.spec().signingName(), built, missing);
    }

    static Set<String> implementedIn(Path classes) {
        Set<String> interfaces = new HashSet<>();
        if (!Files.isDirectory(classes)) {
            return interfaces;
        }
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                addInterfaces(ClassFile.of().parse(file), interfaces);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + classes, e);
        }
        return interfaces;
    }

    private static void addInterfaces(ClassModel type, Set<String> interfaces) {
        AccessFlags flags = type.flags();
        if (flags.has(AccessFlag.ABSTRACT) || flags.has(AccessFlag.INTERFACE)) {
            return;
        }
        type.interfaces().forEach(each -> interfaces.add(each.asInternalName().replace('/', '.')));
    }
}
