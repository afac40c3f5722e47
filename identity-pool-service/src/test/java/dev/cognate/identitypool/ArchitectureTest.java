package dev.cognate.identitypool;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.cognate.contract.AwsException;
import dev.cognate.contract.Operation;
import dev.cognate.contract.RetryLaterException;
import io.smallrye.mutiny.groups.UniAwait;
import jakarta.persistence.Entity;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

@AnalyzeClasses(packages = "dev.cognate.identitypool", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final DescribedPredicate<JavaClass> WIRE_ERRORS_OF_OTHER_APIS = DescribedPredicate.describe(
            "errors of other APIs",
            type -> type.isAssignableTo(AwsException.class)
                    && !type.isEquivalentTo(AwsException.class)
                    && !type.isEquivalentTo(RetryLaterException.class)
                    && !type.getPackageName().startsWith("dev.cognate.contract.identity"));

    @ArchTest
    static final ArchRule STORES_ARE_PRIVATE = classes()
            .that()
            .haveSimpleNameEndingWith("Store")
            .or()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePackagePrivate()
            .because("a feature's tables are its own. Call the feature's public type, such as Pools or Identities;"
                    + " if it lacks what you need, add a method there");

    @ArchTest
    static final ArchRule OPERATIONS_ARE_PRIVATE = classes()
            .that()
            .implement(Operation.class)
            .should()
            .bePackagePrivate()
            .because("an operation is called over the wire alone. Move what two features need into a public type of"
                    + " the feature it belongs to");

    @ArchTest
    static final ArchRule NOTHING_BLOCKS = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(UniAwait.class, CountDownLatch.class)
            .orShould()
            .callMethod(CompletableFuture.class, "join")
            .orShould()
            .callMethod(CompletableFuture.class, "get")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .because("the event loop serves every other request. Return the Uni and let the caller chain on it; give"
                    + " costly computation to a bounded worker pool");

    @ArchTest
    static final ArchRule NO_BLOCKING_DATABASE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "io.agroal..")
            .because("JDBC blocks the event loop. Use database.Database and a Mutiny.Session; JDBC is for migrations");

    @ArchTest
    static final ArchRule ERRORS_ARE_THE_CONTRACTS = noClasses()
            .that()
            .resideOutsideOfPackages("..identitypool.sts..", "..identitypool.iam..", "..identitypool.gateway..")
            .should()
            .dependOnClassesThat(WIRE_ERRORS_OF_OTHER_APIS)
            .because(
                    "clients of cognito-identity know only its own errors. Throw the exception of dev.cognate.contract.identity"
                            + " with AWS's sentence");

    @ArchTest
    static final ArchRule TIME_IS_INJECTED = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Clock.class, "systemUTC")
            .because("tests move the clock. Inject java.time.Clock and ask it");
}
