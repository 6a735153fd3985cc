package org.campana.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextCustomizerFactories;

/// An integration test on a real broker and a real database. The class has its own database, empty at its start,
/// and its own topic prefix; topics have two partitions. The servlet container listens on a free port, which
/// `campana.public-url` names.
///
/// Start it on your own `@SpringBootConfiguration`; nested classes share the context of their outer class.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ContextCustomizerFactories(OwnInfra.Factory.class)
public @interface CampanaIntegrationTest {

    /// As of [SpringBootTest#properties()]; they win over the ones set here.
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};

    /// As of [SpringBootTest#classes()].
    @AliasFor(annotation = SpringBootTest.class, attribute = "classes")
    Class<?>[] classes() default {};

    /// Whether to start a [SimulatedCarrier] that the application sends through and is called back by; it is a bean
    /// of the context and ends with it.
    boolean carrier() default false;
}
