package org.campana.standalone.demo;

import java.net.URI;

/// Where the demo answers.
record DemoAddress(URI address) {}
