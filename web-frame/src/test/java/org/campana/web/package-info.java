/// Tests of the web frame against a small application of its own, on a real port and a real PostgreSQL.
@NullMarked
package org.campana.web;

import org.jspecify.annotations.NullMarked;
