import RunbookModel
import SourceText

/// What a Python snippet does, as far as its calls say. A call that nobody knows makes all of it unknown.
struct PythonEffects {
    private(set) var effect = Effect.none
    private(set) var reasons: [String] = []

    init(_ text: [UInt8]) {
        let reader = PythonCallReader.read(text)
        for call in reader.calls where !reader.defined.contains(call.name) { add(call) }
        if reader.calls.isEmpty, reasons.isEmpty, !text.isEmpty { reasons.append("nothing is called") }
    }

    private mutating func add(_ call: PythonCall) {
        let judged = Self.judge(call)
        effect = max(effect, judged.effect)
        guard judged.effect >= .unknown, !reasons.contains(judged.reason) else { return }
        reasons.append(judged.reason)
    }

    private static func judge(_ call: PythonCall) -> (effect: Effect, reason: String) {
        let name = call.name.begins(".") ? String(call.name.dropFirst()) : call.name
        let method = String(call.method)
        if ["execute", "executemany", "executescript", "exec_driver_sql"].contains(method), let text = call.text {
            return judge(sql: text, name)
        }
        if name == "open" || name.ends(".open") { return (.unknown, "what \(name)() does is not known") }
        if pure.contains(name) || pure.contains(method) && name == method { return (.none, "") }
        if destroying.contains(method) || method.begins("delete_") || method.begins("drop_") {
            return (.destroy, "\(name)() takes something away")
        }
        if changing.contains(method) || method.begins("create_") || method.begins("update_")
            || method.begins("set_") || method.begins("upload")
        {
            return (.change, "\(name)() makes a change")
        }
        if reading.contains(method) || method.begins("list_") || method.begins("describe_")
            || method.begins("get_")
        {
            return (.read, "")
        }
        return (.unknown, "what \(name)() does is not known")
    }

    private static func judge(sql: String, _ name: String) -> (effect: Effect, reason: String) {
        let text = Array(sql.utf8)
        let statements = SQLReader.statements(in: text, tokens: SQLLexer.tokens(of: text, in: 0..<text.count))
        guard let heaviest = statements.max(by: { $0.effect < $1.effect }) else {
            return (.unknown, "what \(name)() does is not known")
        }
        let phrase = heaviest.phrase.map { ", which \($0)" } ?? ""
        return (heaviest.effect, "\(name)() runs \(heaviest.verb)\(phrase)")
    }

    private static func set(_ words: String) -> Set<String> {
        Set(words.split { $0 == " " || $0 == "\n" }.map(String.init))
    }

    private static let destroying = set(
        """
        delete remove unlink rmtree rmdir drop drop_all truncate purge destroy terminate kill flushall flushdb clear
        revoke downgrade removedirs delete_many delete_one
        """)
    private static let changing = set(
        """
        commit save create bulk_create update insert insert_many insert_one put post patch write writelines add add_all
        create_all upgrade migrate hset setex sadd lpush rpush publish send send_mail makedirs mkdir rename move copy
        copyfile copytree bulk_save_objects merge restart start stop enable disable setattr update_or_create
        get_or_create set expire incr decr run_until_complete
        """)
    private static let reading = set(
        """
        get filter filter_by all first one one_or_none scalar scalars count exists query fetchall fetchone fetchmany
        select order_by limit offset join group_by values values_list aggregate annotate listdir walk glob exists
        isfile isdir stat getenv keys scan ttl info ping hget hgetall smembers find find_one head read readlines
        connect cursor create_engine sessionmaker Session session
        """)
    private static let pure = set(
        """
        print len list dict set tuple str int float bool range sorted min max sum any all enumerate zip map repr type
        isinstance format round abs json.loads json.dumps datetime.now datetime.utcnow datetime.datetime.now timedelta
        datetime.timedelta time.time time.sleep sleep os.getenv os.environ.get hasattr getattr super uuid4 uuid.uuid4
        secrets.token_hex secrets.token_urlsafe base64.b64encode base64.b64decode Decimal Path pathlib.Path
        os.path.join os.path.exists text sqlalchemy.text sys.exit exit append strip split lower upper replace join items isoformat strftime
        encode decode hexdigest hashlib.sha256 Fernet.generate_key generate_key
        """)
}
