/// Of this program; the release script and the changelog name the same one.
package let runsheetVersion = "0.1.0"
