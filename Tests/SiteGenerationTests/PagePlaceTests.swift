import Testing

@testable import SiteGeneration

struct PagePlaceTests {
    @Test(arguments: [
        ("procedures/shop/orders/a.html", "procedures/shop/orders/b.html", "b.html"),
        ("procedures/shop/orders/a.html", "procedures/shop/orders-2/b.html", "../orders-2/b.html"),
        ("procedures/shop/orders/a.html", "procedures/b.html", "../../b.html"),
        ("procedures/shop/a.html", "procedures/shop/orders/b.html", "orders/b.html"),
        ("procedures/shop/a.html", "runbooks/shop/b.html", "../../runbooks/shop/b.html"),
        ("procedures/my shop/a.html", "procedures/my%20shop/b.html", "b.html"),
        ("book.html", "procedures/shop/a.html", "procedures/shop/a.html"),
    ])
    func leavesOutTheFoldersThatBothPagesStandIn(page: String, address: String, expected: String) {
        #expect(PagePlace(path: page).href(address) == expected)
    }
}
